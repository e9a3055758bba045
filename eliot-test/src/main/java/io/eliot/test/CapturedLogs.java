// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.ActionContext;
import io.eliot.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the code under test logs, through whichever logger: the static {@link io.eliot.Eliot}, one of its own, or the bean
 * of a Spring application. Nothing is replaced for it, so loggers and destinations work as they always do.
 *
 * <p>Handed to tests by {@link CaptureLogging}; without JUnit:
 *
 * <pre>{@code
 * try (var logs = CapturedLogs.start()) {
 *     service.place(order);
 *     assertThat(logs).hasAction("OrderService.place").succeeded();
 * }
 * }</pre>
 *
 * <p>Captured is what happens on the thread of the test, wherever its context is carried, and in the tasks that begin
 * there, on any thread and in any application of this JVM. Tests that run in parallel do not see each other's logs. What
 * bare threads log in tasks of their own belongs to no test, see {@link #startOnAllThreads()}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class CapturedLogs implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Capture capture;
    private final Thread thread = Thread.currentThread();
    private final ActionContext before;
    private final ActionContext during;
    private final List<String> leftCurrent = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private CapturedLogs(boolean allThreads) {
        capture = new Capture(allThreads);
        during = ActionContext.current().witnessedBy(capture);
        before = ActionContext.replace(during);
        Witness.add(capture);
    }

    /**
     * Captures what is logged from now on. What an enclosing capture would have got of it, this one gets.
     *
     * @return to be closed on this thread
     */
    public static CapturedLogs start() {
        return start(false);
    }

    /**
     * Captures what is logged from now on, also by threads that no context was carried to. Nothing else should run in
     * this JVM meanwhile, for it might be captured too.
     *
     * @return to be closed on this thread
     */
    public static CapturedLogs startOnAllThreads() {
        return start(true);
    }

    static CapturedLogs start(boolean allThreads) {
        return new CapturedLogs(allThreads);
    }

    /**
     * All messages so far.
     *
     * @return in the order they were logged; a copy
     */
    public List<LoggedMessage> messages() {
        return capture.messages();
    }

    /**
     * The messages of a type so far (spec N15).
     *
     * @param messageType the type
     * @return in the order they were logged, empty if there is none
     */
    public List<LoggedMessage> messages(String messageType) {
        return LoggedMessage.ofType(messages(), messageType);
    }

    /**
     * The actions of a type (spec N16). Waits up to two seconds for the end of those that have started and of what is in
     * them, for the answer to a request may arrive before the log says that it was sent.
     *
     * @param actionType the type
     * @return in the order they started, empty if there is none
     * @throws IllegalArgumentException if one of them, or an action in it, does not finish
     */
    public List<LoggedAction> actions(String actionType) {
        return capture.actions(actionType, PATIENCE);
    }

    /**
     * What was logged so far, as {@code eliot tree} would show it.
     *
     * @return lines
     */
    public String tree() {
        return LoggedTree.of(messages());
    }

    /**
     * Takes out the tracebacks of exceptions that the test expects: they will not fail it. They stay among the
     * {@linkplain #messages() messages} (spec N5, {@code flush_tracebacks}).
     *
     * @param type the exceptions' class, or one above it
     * @return the messages {@code eliot:traceback} taken out
     */
    public List<LoggedMessage> takeTracebacks(Class<? extends Throwable> type) {
        return capture.unexpected(unexpected -> unexpected.takeTracebacks(type));
    }

    /**
     * Takes out what the log says of its own failures: destinations that threw, messages that were dropped or could not
     * be serialised. They will not fail the test.
     *
     * @return the messages taken out
     */
    public List<LoggedMessage> takeFailuresOfLogging() {
        return capture.unexpected(Unexpected::takeFailures);
    }

    /**
     * Takes out what had to be cut, replaced or renamed in fields: it will not fail the test.
     *
     * @return a sentence each, beginning with the path of the field
     */
    public List<String> takeProblems() {
        return capture.unexpected(Unexpected::takeProblems);
    }

    /**
     * Takes out actions that have started and not finished: they will not fail the test.
     *
     * @param actionType their type
     * @return their start messages
     */
    public List<LoggedMessage> takeUnfinished(String actionType) {
        return capture.takeUnfinished(actionType);
    }

    /** Forgets everything so far, also what would fail the test (spec N6). */
    public void reset() {
        capture.reset();
    }

    /**
     * Fails if anything unexpected was logged: a traceback, a failure of logging itself, a value that could not be
     * written as it is; or if a scope was misused. Changes nothing, so it may be called at any time, and again (spec N9,
     * W6).
     *
     * @throws AssertionError that tells everything found, where it was logged, and the tree
     */
    public void check() {
        fail(capture.findings());
    }

    private void fail(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new AssertionError("The log of this test is not as it should be.\n\n"
                    + String.join("\n", findings)
                    + "\n"
                    + LoggedTree.asPostscript(messages()));
        }
    }

    /**
     * Ends the capture and {@linkplain #check() checks} it. Actions and scopes must have come to an end too; for those of
     * other threads it waits up to two seconds. Closing again does nothing.
     *
     * @throws AssertionError that tells everything found, where it was logged, and the tree
     */
    @Override
    public void close() {
        if (!ended) {
            capture.awaitQuiet(PATIENCE);
            List<String> findings = new ArrayList<>(end());
            findings.addAll(capture.leftovers());
            findings.addAll(leftCurrent);
            fail(findings);
        }
    }

    /** Ends the capture after a failure, which may well have left things open. */
    void closeAfterFailure() {
        if (!ended) {
            fail(end());
        }
    }

    private List<String> end() {
        ended = true;
        if (Thread.currentThread() == thread) {
            tellWhatIsLeft(during, ActionContext.replace(before));
        }
        capture.end();
        Witness.remove(capture);
        return capture.findings();
    }

    /** For a part of the test that runs on a thread of its own. */
    ActionContext enter() {
        return ActionContext.replace(ActionContext.current().witnessedBy(capture));
    }

    boolean isCurrent() {
        return ActionContext.current().witness() == capture;
    }

    void leave(ActionContext outside) {
        tellWhatIsLeft(outside.witnessedBy(capture), ActionContext.replace(outside));
    }

    private void tellWhatIsLeft(ActionContext expected, ActionContext left) {
        if (!left.equals(expected) && !capture.anyScopeOpen()) {
            leftCurrent.add("At the end of the test another context was current on its thread than at its beginning: "
                    + left + ". Whoever replaced it did not restore it.\n");
        }
    }
}
