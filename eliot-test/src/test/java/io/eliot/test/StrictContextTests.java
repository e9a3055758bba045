// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.Scope;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrictContextTests {
    private final EliotLogger logger = EliotLogger.create();

    @AfterEach
    void leavesTheContextClean() {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    @Test
    void aScopeThatIsNeverClosedIsToldWithThePlaceItWasOpened() {
        CapturedLogs logs = CapturedLogs.start();
        leakAScope();

        assertThatThrownBy(logs::close)
                .hasMessageContaining("A scope was never closed.\n  of upload ")
                .hasMessageContaining(
                        "opened on thread " + Thread.currentThread().getName() + "\n    at "
                                + StrictContextTests.class.getName() + ".leakAScope(StrictContextTests.java:");
    }

    @SuppressWarnings("MustBeClosedChecker")
    private void leakAScope() {
        EliotAction action = logger.action("upload").start();
        action.context();
        action.finish();
    }

    @Test // H8: what a block around a yield would do
    void aStepOfAnIteratorThatLeavesItsActionCurrentIsTold() {
        CapturedLogs logs = CapturedLogs.start();
        ActionContext clean = ActionContext.current();
        Iterator<Integer> leaking = Stream.of(1, 2).peek(number -> leakAScope()).iterator();

        assertThat(leaking.next()).isEqualTo(1);
        assertThat(leaking.hasNext()).isTrue();
        ActionContext.replace(clean);

        assertThatThrownBy(logs::close).hasMessageContaining("A scope was never closed.\n  of upload ");
    }

    @Test
    void scopesClosedOutOfOrderAreToldOnce() { // D22: which production forgives
        CapturedLogs logs = CapturedLogs.start();
        ActionContext clean = ActionContext.current();
        EliotAction outerAction = logger.action("outer").start();
        EliotAction innerAction = logger.action("inner").start();

        Scope outer = outerAction.context();
        Scope inner = innerAction.context();
        outer.close();
        inner.close();
        innerAction.finish();
        outerAction.finish();
        ActionContext.replace(clean);

        assertThatThrownBy(logs::check)
                .hasMessageContaining(
                        "A scope was closed while another one, opened later, was still open.\n  of outer ")
                .hasMessageContaining("  the other one:\n  of inner ")
                .message()
                .containsOnlyOnce("A scope was closed");
        logs.reset();
        logs.close();
    }

    @Test
    void aScopeClosedOnAnotherThreadIsTold() throws InterruptedException {
        CapturedLogs logs = CapturedLogs.start();
        EliotAction action = logger.action("upload").start();

        Scope scope = action.context();
        Thread other = new Thread(scope::close, "other");
        other.start();
        other.join(30_000);
        scope.close();
        action.finish();

        assertThatThrownBy(logs::close)
                .hasMessageContaining("A scope was closed on another thread than the one it was opened on")
                .hasMessageContaining("closed on thread other");
    }

    @Test
    void scopesThatOtherThreadsStillHoldAreWaitedFor() throws InterruptedException {
        CapturedLogs logs = CapturedLogs.start();
        EliotAction action = logger.action("upload").start();
        ActionContext carried = action.asContext();
        CountDownLatch opened = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            Scope scope = carried.open();
            opened.countDown();
            scope.close();
            action.finish();
        });
        other.start();

        assertThat(opened.await(30, TimeUnit.SECONDS)).isTrue();
        logs.close();

        assertThat(logs.actions("upload")).hasSize(1);
        other.join(30_000);
    }

    @Test
    void closingAScopeAgainIsNoMistake() { // Scope: does nothing
        try (CapturedLogs logs = CapturedLogs.start()) {
            EliotAction action = logger.action("upload").start();
            Scope scope = action.context();
            scope.close();
            scope.close();
            action.finish();

            logs.check();
        }
    }

    @Test
    void anActionThatIsNotFinishedIsToldWithThePlaceItWasStarted() {
        CapturedLogs logs = CapturedLogs.start();
        Eliot.action("upload").start();

        assertThatThrownBy(logs::close)
                .hasMessageContaining("The action upload was not finished; if that is expected, say "
                        + "logs.takeUnfinished(\"upload\").\n  started\n    at " + StrictContextTests.class.getName());
    }

    @Test
    void anActionThatIsMeantToGoOnIsTakenOut() {
        try (CapturedLogs logs = CapturedLogs.start()) {
            Eliot.action("upload").start();

            assertThat(logs.takeUnfinished("upload")).hasSize(1);
        }
    }

    @Test
    void aContextThatWasReplacedAndNotRestoredIsTold() {
        CapturedLogs logs = CapturedLogs.start();
        EliotAction action = logger.action("upload").start();
        ActionContext.replace(action.asContext());
        action.finish();

        assertThatThrownBy(logs::close)
                .hasMessageContaining("another context was current on its thread than at its beginning: upload ")
                .hasMessageContaining("Whoever replaced it did not restore it.");
    }
}
