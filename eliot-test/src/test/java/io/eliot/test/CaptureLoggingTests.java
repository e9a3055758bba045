// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.Scope;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What the annotation does for test classes, each of which is run here by JUnit itself. */
class CaptureLoggingTests {
    @AfterEach
    void leavesTheContextClean() {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    private static void allSucceed(Class<?> testClass, int tests) {
        run(testClass).assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    @Test
    void eachTestHasLogsOfItsOwnHoweverItIsRun() { // N10
        allSucceed(EveryKindOfTest.class, 10);
    }

    @CaptureLogging
    static class EveryKindOfTest {
        @BeforeEach
        void logs(CapturedLogs logs) {
            assertThat(logs.messages()).isEmpty();
            Eliot.log("before");
        }

        @AfterEach
        void sees(CapturedLogs logs) {
            Eliot.log("after");
            assertThat(logs.messages()).last().extracting(LoggedMessage::type).isEqualTo("after");
        }

        @Test
        void plain(CapturedLogs logs) {
            Eliot.log("plain");
            assertThat(logs.messages()).extracting(LoggedMessage::type).containsExactly("before", "plain");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void parameterised(String type, CapturedLogs logs) {
            Eliot.log(type);
            assertThat(logs.messages()).extracting(LoggedMessage::type).containsExactly("before", type);
        }

        @RepeatedTest(3)
        void repeated(CapturedLogs logs) {
            Eliot.log("once");
            assertThat(logs.messages("once")).hasSize(1);
        }

        @TestFactory
        Stream<DynamicTest> dynamic(CapturedLogs logs) {
            return Stream.of("c", "d")
                    .map(type -> DynamicTest.dynamicTest(type, () -> {
                        Eliot.log(type);
                        assertThat(logs.messages(type)).hasSize(1);
                    }));
        }

        @Test
        @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void onAThreadOfItsOwn(CapturedLogs logs) {
            Eliot.log("elsewhere");
            assertThat(logs.messages("elsewhere")).hasSize(1);
        }

        @Nested
        class Inside {
            @Test
            void nested(CapturedLogs logs) {
                Eliot.log("nested");
                assertThat(logs.messages()).extracting(LoggedMessage::type).containsExactly("before", "nested");
            }
        }
    }

    @Test
    void aMethodAloneCanBeAnnotated() {
        allSucceed(OneMethod.class, 2);
    }

    static class OneMethod {
        @Test
        @CaptureLogging
        void captured(CapturedLogs logs) {
            Eliot.log("seen");
            assertThat(logs.messages("seen")).hasSize(1);
        }

        @Test
        void notCaptured() {
            assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
        }
    }

    @Test
    void subclassesInheritIt() {
        allSucceed(Subclass.class, 11);
    }

    static class Subclass extends EveryKindOfTest {
        @Test
        void ownTest(CapturedLogs logs) {
            assertThat(logs.messages()).hasSize(1);
        }
    }

    @Test
    void aScopeMaySpanSetUpTestAndTearDown() {
        allSucceed(ScopeInSetUp.class, 1);
    }

    @CaptureLogging
    static class ScopeInSetUp {
        private final EliotAction action = EliotLogger.create().action("set-up").start();
        private Scope scope;

        @BeforeEach
        void open() {
            scope = action.context();
        }

        @Test
        void isInTheAction() {
            assertThat(Eliot.currentAction()).isSameAs(action);
        }

        @AfterEach
        void close() {
            scope.close();
        }
    }

    @Test
    void whatIsExpectedIsTakenOutInTheTestOrInAfterEach() { // N11
        allSucceed(ExpectedTraceback.class, 2);
    }

    @CaptureLogging
    static class ExpectedTraceback {
        @Test
        void inTheTest(CapturedLogs logs) {
            Eliot.writeTraceback(new IllegalStateException("no stock"));
            assertThat(logs.takeTracebacks(IllegalStateException.class)).hasSize(1);
        }

        @Test
        void afterTheTest() {
            Eliot.writeTraceback(new IllegalArgumentException("expected everywhere"));
        }

        @AfterEach
        void takeOut(CapturedLogs logs) {
            logs.takeTracebacks(IllegalArgumentException.class);
        }
    }

    @Test
    void aSwallowedExceptionTurnsTheTestRed() { // N9, N10
        failsAlone(
                SwallowedException.class,
                text -> assertThat(text)
                        .contains(
                                "A traceback was logged",
                                "java.lang.IllegalStateException: no stock",
                                "What was logged:"));
    }

    @CaptureLogging
    static class SwallowedException {
        @Test
        void swallows() {
            try {
                throw new IllegalStateException("no stock");
            } catch (IllegalStateException e) {
                Eliot.writeTraceback(e);
            }
        }
    }

    @Test
    void aLeakedScopeTurnsTheTestRed() {
        failsAlone(
                LeakedScope.class,
                text -> assertThat(text)
                        .contains("A scope was never closed.", "LeakedScope.leaks(CaptureLoggingTests.java:"));
    }

    @CaptureLogging
    static class LeakedScope {
        @Test
        @SuppressWarnings("MustBeClosedChecker")
        void leaks() {
            Eliot.action("upload").run(EliotAction::context);
        }
    }

    @Test
    void aValueThatCannotBeWrittenTurnsTheTestRed() { // N9
        failsAlone(
                Unwritable.class,
                text -> assertThat(text)
                        .contains(
                                "A value of order:placed could not be written",
                                "Unwritable.logs(CaptureLoggingTests.java:"));
    }

    @CaptureLogging
    static class Unwritable {
        @Test
        void logs() {
            Eliot.log("order:placed", "order", new Object() {
                @Override
                public String toString() {
                    throw new IllegalStateException("not now");
                }
            });
        }
    }

    private static void failsAlone(Class<?> testClass, Consumer<String> text) {
        run(testClass)
                .assertStatistics(statistics -> statistics.failed(1))
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                instanceOf(AssertionError.class), message(message -> satisfies(text, message)))));
    }

    private static boolean satisfies(Consumer<String> requirements, String text) {
        requirements.accept(text);
        return true;
    }

    @Test
    void aFailedTestShowsWhatWasLogged() {
        run(FailsByItself.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("failsByItself"),
                                finishedWithFailure(
                                        instanceOf(IllegalStateException.class),
                                        message("my own"),
                                        suppressed(
                                                0,
                                                message(text -> text.startsWith("What was logged:\n")
                                                        && text.contains("└── order:place/1 ⇒ started"))))));
    }

    @Test
    void aFailureThatTakesNothingAlongShowsItBesideItself() {
        assertThat(run(FailsAlone.class).reportingEntryPublished().stream()
                        .map(published -> published.getRequiredPayload(ReportEntry.class)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getKeyValuePairs().get("log"))
                        .startsWith("What was logged:\n")
                        .contains("└── order:place/1 ⇒ started"));
    }

    @CaptureLogging
    static class FailsAlone {
        @Test
        void failsAlone() {
            Eliot.action("order:place").start();
            throw new Unaccompanied();
        }
    }

    static final class Unaccompanied extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unaccompanied() {
            super("alone", null, false, false);
        }
    }

    @Test
    void eachProblemOfAFailedTestIsToldButNotWhatItLeftOpen() { // N11
        run(FailsByItself.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("failsTwice"),
                                finishedWithFailure(
                                        message("my own"),
                                        suppressed(
                                                1,
                                                message(text -> text.contains("A traceback was logged")
                                                        && !text.contains("was not finished"))))));
    }

    @CaptureLogging
    static class FailsByItself {
        @Test
        void failsByItself() {
            Eliot.action("order:place").start();
            throw new IllegalStateException("my own");
        }

        @Test
        void failsTwice() {
            Eliot.action("order:place").start();
            Eliot.writeTraceback(new IllegalArgumentException("swallowed"));
            throw new IllegalStateException("my own");
        }
    }

    @Test
    void anAbortedTestStaysAbortedUnlessSomethingUnexpectedWasLogged() { // N11: the check comes after a skip too
        run(Aborted.class).assertStatistics(statistics -> statistics.aborted(1).failed(1));
    }

    @CaptureLogging
    static class Aborted {
        @Test
        void skipped() {
            Assumptions.abort("not here");
        }

        @Test
        void skippedAfterATraceback() {
            Eliot.writeTraceback(new IllegalStateException("no stock"));
            Assumptions.abort("not here");
        }
    }

    @Test
    void nothingIsLeftBehindByTestsThatFail() { // N12: restored whatever happens
        List.of(FailsByItself.class, LeakedScope.class, Aborted.class).forEach(CaptureLoggingTests::run);

        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }
}
