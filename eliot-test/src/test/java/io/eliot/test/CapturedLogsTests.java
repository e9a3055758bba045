// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import io.eliot.json.ValueEncoder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CapturedLogsTests {
    private final CapturedLogs logs = CapturedLogs.start();

    @AfterEach
    void forgetWhatIsLeftOnPurpose() {
        logs.reset();
        logs.close();
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    @Test
    void seesTheStaticEntryPointAndEveryLogger() { // N12
        EliotLogger own = EliotLogger.create();

        Eliot.log("static");
        own.log("injected");
        own.action("injected:action").run(() -> Eliot.log("static, in an action"));

        assertThat(logs.messages())
                .extracting(LoggedMessage::type)
                .containsExactly("static", "injected", "injected:action", "static, in an action", "injected:action");
    }

    @Test
    void replacesNothing() { // N8, N12: what is tested logs where it always does
        EliotLogger standard = Eliot.defaultLogger();
        MemoryDestination memory = new MemoryDestination();
        EliotLogger own = EliotLogger.builder().destination("memory", memory).build();

        own.log("order:placed");

        assertThat(Eliot.defaultLogger()).isSameAs(standard);
        assertThat(memory.messages()).extracting(EncodedMessage::type).containsExactly("order:placed");
        assertThat(logs.messages("order:placed")).hasSize(1);
    }

    @Test
    void keepsWhatWasLoggedAsItWasThen() { // N1, N4, W6
        List<String> mutable = new ArrayList<>(List.of("A-17"));

        Eliot.log("order:placed", "skus", mutable);
        mutable.add("B-4");
        logs.messages().get(0).fields().clear();

        assertThat(logs.messages().get(0).fields()).containsEntry("skus", List.of("A-17"));
    }

    @Test
    void isSafeToUseFromManyThreads() throws InterruptedException { // N1
        int threads = 10;
        int each = 10_000;
        EliotAction action = EliotLogger.create().action("work").start();
        CountDownLatch done = new CountDownLatch(threads);

        for (int thread = 0; thread < threads; thread++) {
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            action.log("step", "number", i);
                        }
                        done.countDown();
                    })
                    .start();
        }
        boolean finished = done.await(30, TimeUnit.SECONDS);
        action.finish();

        assertThat(finished).isTrue();
        assertThat(logs.messages("step"))
                .hasSize(threads * each)
                .extracting(LoggedMessage::level)
                .doesNotHaveDuplicates();
    }

    @Test
    void seesEveryThreadOfATaskThatBeganInTheTest() throws InterruptedException {
        EliotAction action = Eliot.action("upload").start();

        onABareThread(() -> {
            action.log("chunk");
            Eliot.continueTask(action.serializeTaskId()).run(() -> Eliot.log("continued"));
            action.finish();
        });

        assertThat(logs.actions("upload").get(0).typeTree())
                .hasToString("{upload=[chunk, {eliot:remote_task=[continued]}]}");
    }

    @Test
    void seesAnotherThreadItsContextWasCarriedTo() throws InterruptedException {
        ActionContext carried = ActionContext.current();

        onABareThread(() -> {
            var scope = carried.open();
            Eliot.log("elsewhere");
            scope.close();
        });

        assertThat(logs.messages("elsewhere")).hasSize(1);
    }

    @Test
    void doesNotSeeTasksOfBareThreads() throws InterruptedException {
        onABareThread(() -> Eliot.log("nobody's"));

        assertThat(logs.messages()).isEmpty();
    }

    @Test
    void seesTasksOfBareThreadsWhenAskedTo() throws InterruptedException {
        try (CapturedLogs everything = CapturedLogs.startOnAllThreads()) {
            onABareThread(() -> Eliot.log("nobody's"));

            assertThat(everything.messages("nobody's")).hasSize(1);
        }
    }

    private static void onABareThread(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work);
        thread.start();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void anInnerCaptureGetsWhatTheOuterOneWouldHave() {
        try (CapturedLogs inner = CapturedLogs.start()) {
            Eliot.log("inside");

            assertThat(inner.messages("inside")).hasSize(1);
        }
        Eliot.log("outside");

        assertThat(logs.messages()).extracting(LoggedMessage::type).containsExactly("outside");
    }

    @Test
    void aTracebackThatNobodyExpectedFailsTheCheck() { // N9
        Eliot.writeTraceback(new IllegalStateException("no stock for A-17"));

        assertThatThrownBy(logs::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The log of this test is not as it should be.\n\n"
                        + "A traceback was logged; if it is expected, say "
                        + "logs.takeTracebacks(IllegalStateException.class).\n"
                        + "    java.lang.IllegalStateException: no stock for A-17\n")
                .hasMessageContaining("  logged\n    at " + CapturedLogsTests.class.getName() // N2: where it was logged
                        + ".aTracebackThatNobodyExpectedFailsTheCheck(CapturedLogsTests.java:")
                .hasMessageNotContaining("at org.junit.")
                .hasMessageContaining("What was logged:\n")
                .hasMessageContaining("└── eliot:traceback/1");
    }

    @Test
    void theCheckCanBeRepeated() { // N3, W6
        Eliot.writeTraceback(new IllegalStateException("no stock"));

        assertThatThrownBy(logs::check).isInstanceOf(AssertionError.class);
        assertThatThrownBy(logs::check).isInstanceOf(AssertionError.class);
        assertThat(logs.messages()).hasSize(1);
    }

    @Test
    void tracebacksAreTakenOutByTypeAndItsSubtypes() { // N5
        Eliot.writeTraceback(new FileNotFoundException("a"));
        Eliot.writeTraceback(new IOException("b"));
        Eliot.writeTraceback(new IllegalStateException("c"));

        List<LoggedMessage> taken = logs.takeTracebacks(IOException.class);

        assertThat(taken).extracting(message -> message.fields().get("reason")).containsExactly("a", "b");
        assertThat(logs.messages("eliot:traceback")).hasSize(3);
        assertThatThrownBy(logs::check)
                .hasMessageContaining("IllegalStateException: c")
                .hasMessageNotContaining("takeTracebacks(IOException.class)");
        assertThat(logs.takeTracebacks(Exception.class)).hasSize(1);
        logs.check();
    }

    @Test
    void aValueThatCouldNotBeWrittenFailsTheCheck() { // N2, N3
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        Eliot.log("order:placed", "order", cycle);

        assertThatThrownBy(logs::check)
                .hasMessageContaining("A value of order:placed could not be written as it is; if that is expected, "
                        + "say logs.takeProblems().\n    order")
                .hasMessageContaining("aValueThatCouldNotBeWrittenFailsTheCheck");
    }

    @Test
    void allThatIsWrongIsToldAtOnceTracebacksFirst() { // N3, N9, N11
        Eliot.log("order:placed", "message_type", "mine");
        Eliot.writeTraceback(new IllegalStateException("no stock"));

        assertThatThrownBy(logs::check)
                .hasMessageMatching("(?s).*A traceback was logged.*A value of order:placed could not be.*");
    }

    @Test
    void aFieldWithANameOfEliotsOwnFailsTheCheck() { // W3, A6
        Eliot.log("order:placed", "action_status", "started", "task_uuid", 3);

        assertThat(logs.takeProblems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("action_status: [renamed: action_status_"))
                .anySatisfy(problem -> assertThat(problem).startsWith("task_uuid: [not written"));
        logs.check();
    }

    @Test
    void aValueThatSaysNothingOfItselfFailsTheCheck() { // W2, N2
        class Mute {}

        Eliot.log("order:placed", "by", new Mute());

        assertThatThrownBy(logs::check).hasMessageContaining("by: [says nothing of itself: " + Mute.class.getName());
        assertThat(logs.takeProblems()).hasSize(1);
    }

    @Test
    void keysThatAreTheSameInJsonFailTheCheck() { // W2
        Map<Object, Integer> keys = new LinkedHashMap<>();
        keys.put(1, 1);
        keys.put("1", 2);

        Eliot.log("stock:counted", "left", keys);

        assertThatThrownBy(logs::check).hasMessageContaining("left.1: [renamed: a key of a map to 1_2]");
        assertThat(logs.takeProblems()).hasSize(1);
    }

    @Test
    void seesTheExceptionAsItStandsInTheLog() { // F15
        Eliot.writeTraceback(new IllegalStateException("no stock"));

        assertThat(logs.takeTracebacks(IllegalStateException.class).get(0).fields())
                .containsEntry("exception", "java.lang.IllegalStateException")
                .containsEntry("reason", "no stock");
    }

    @Test
    void seesGlobalFieldsToo() { // I12
        EliotLogger logger =
                EliotLogger.builder().globalField("service", "orders").build();

        logger.log("m");

        assertThat(logs.messages("m").get(0).fields()).containsEntry("service", "orders");
    }

    @Test
    void aFailingDestinationFailsTheCheck() {
        EliotLogger logger = EliotLogger.create();
        logger.destinations().add(message -> {
            throw new IOException("disk full");
        });

        logger.log("order:placed");

        assertThatThrownBy(logs::check)
                .hasMessageContaining("Logging itself failed; if that is expected, say logs.takeFailuresOfLogging().")
                .hasMessageContaining("disk full");
        assertThat(logs.takeFailuresOfLogging()).extracting(LoggedMessage::type).contains("eliot:destination_failure");
        logs.check();
    }

    @Test
    void valuesAreThoseOfTheLoggersOwnEncoder() { // N7, N13
        EliotLogger logger = EliotLogger.builder()
                .values(ValueEncoder.builder()
                        .encode(Thread.class, thread -> "a thread")
                        .build())
                .build();

        logger.log("started", "thread", new Thread());

        LoggedMessage message = logs.messages().get(0);
        assertThat(message.fields()).containsEntry("thread", "a thread");
        assertThat(message.onTheWire("thread", new Thread())).isEqualTo("a thread");
        logs.check();
    }

    @Test
    void resetForgetsEverything() { // N6
        Eliot.writeTraceback(new IllegalStateException("no stock"));
        Eliot.log("order:placed", "task_uuid", 3);

        logs.reset();

        assertThat(logs.messages()).isEmpty();
        assertThat(logs.tree()).isEqualTo("(nothing)");
        logs.check();
    }

    @Test
    void drawsWhatWasLogged() {
        Eliot.action("order:place").with("sku", "A-17").run(() -> Eliot.log("stock:checked", "left", 3));

        assertThat(logs.tree())
                .contains("order:place/1 ⇒ started", "sku: A-17", "stock:checked/2", "order:place/3 ⇒ succeeded");
    }

    @Test
    void waitsForTheEndOfAnActionThatOtherThreadsFinish() throws InterruptedException {
        EliotAction action = Eliot.action("http:server").start();
        CountDownLatch asked = new CountDownLatch(1);
        Thread server = new Thread(() -> {
            awaitQuietly(asked);
            action.finish();
        });
        server.start();

        asked.countDown();
        List<LoggedAction> actions = logs.actions("http:server");

        assertThat(actions).hasSize(1);
        server.join(30_000);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsLoggedAfterTheEndIsNotCaptured() {
        CapturedLogs inner = CapturedLogs.start();
        EliotAction action = Eliot.action("upload").start();
        inner.takeUnfinished("upload");
        inner.close();
        inner.close();

        action.log("late");

        assertThat(inner.messages("late")).isEmpty();
    }
}
