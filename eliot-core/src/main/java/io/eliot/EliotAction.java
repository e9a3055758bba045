// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.json.FieldList;
import io.eliot.message.ActionStatus;
import io.eliot.message.TaskId;
import io.eliot.message.TaskLevel;
import io.eliot.type.ActionType;
import io.eliot.type.DeclaredFields;
import io.eliot.type.MessageType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something the program does, with a start, an end, and whatever happens in between: messages and other actions.
 *
 * <p>Made by {@link Eliot#action}, {@link Eliot#task} and {@link Eliot#continueTask}. An action that was
 * {@linkplain ActionBuilder#start() started} by hand is to be finished by hand, once, from any thread:
 *
 * <pre>{@code
 * EliotAction action = Eliot.action("upload").start();
 * try (var scope = action.context()) {
 *     send(chunk); // what is logged here is part of the action
 * }
 * action.finish();
 * }</pre>
 *
 * <p>Thread-safe: any number of threads may log in an action, and no two messages get the same place (spec W5). Nothing
 * here throws.
 *
 * @since 0.1.0
 */
public sealed class EliotAction permits MutedAction, UnloggedAction {
    private static final @Nullable Object[] NO_FIELDS = {};
    private static final FieldList NOTHING_TO_ADD = new FieldList(); // never put to
    private static final VarHandle PLACES = handle("places", int.class);
    private static final VarHandle FINISHED = handle("finished", boolean.class);
    private static final VarHandle END_FIELDS = handle("endFields", EndFields.class);

    private final EliotLogger logger;
    private final String taskUuid;
    private final TaskLevel level;
    private final String type;

    @SuppressWarnings("unused") // by PLACES
    private volatile int places;

    private @Nullable ActionType declared;
    private @Nullable EliotAction disabledInside;
    private volatile boolean finished;
    private volatile @Nullable EndFields endFields;

    EliotAction(EliotLogger logger, String taskUuid, TaskLevel level, String type) {
        this.logger = logger;
        this.taskUuid = taskUuid;
        this.level = level;
        this.type = Objects.requireNonNullElse(type, ""); // nothing that logs throws
    }

    void declaredAs(@Nullable ActionType actionType) {
        declared = actionType;
    }

    @Nullable
    ActionType declared() {
        return declared;
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(EliotAction.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * The logger the action was made with; everything in it goes there (spec D7).
     *
     * @return the logger
     */
    public EliotLogger logger() {
        return logger;
    }

    /**
     * The task the action is part of.
     *
     * @return its uuid
     */
    public String taskUuid() {
        return taskUuid;
    }

    /**
     * The place of the action in its task.
     *
     * @return its level, the root for the outermost action of a new task
     */
    public TaskLevel taskLevel() {
        return level;
    }

    /**
     * What kind of action it is.
     *
     * @return the {@code action_type}
     */
    public String actionType() {
        return type;
    }

    /**
     * Whether the end message was logged.
     *
     * @return true from the first {@link #finish()} on
     */
    public boolean isFinished() {
        return finished;
    }

    /**
     * Whether nothing in this action is logged, neither its messages nor the actions in it.
     *
     * @return true if it, or an action it is in, was made by {@link EliotLogger#mutedAction} or is the outermost one and
     *     {@linkplain EliotLogger.Builder#disable disabled}; its task id is then not worth sending
     */
    public boolean isMuted() {
        return false;
    }

    /**
     * Logs a message in this action, whatever action is current (spec D17).
     *
     * @param messageType what kind of message it is
     * @param fields names and values in turn
     */
    public void log(String messageType, @Nullable Object... fields) {
        if (logger.isHeard(messageType, this)) {
            logger.writer().write(this, messageType, null, FieldList.of(fields), null);
        }
    }

    /**
     * Logs a message of a declared type in this action, whatever action is current.
     *
     * @param messageType what kind of message it is
     * @param fields names and values in turn
     */
    public void log(MessageType messageType, @Nullable Object... fields) {
        if (messageType == null) { // a constant that is used before it is initialized
            log("", fields);
        } else if (logger.isHeard(messageType.type(), this)) {
            logger.writer().write(this, messageType.type(), null, FieldList.of(fields), messageType.fields());
        }
    }

    /**
     * Logs a record as a message in this action, whatever action is current.
     *
     * @param message its components are the fields
     */
    public void log(Record message) {
        String messageType = FieldList.typeOf(message);
        if (logger.isHeard(messageType, this)) {
            logger.writer().write(this, messageType, null, FieldList.of(message), null);
        }
    }

    /**
     * Adds a field to the end message, should the action succeed (spec D15). Without effect once it has finished.
     *
     * @param name the field's name; a later value for it replaces an earlier one
     * @param value read when the action finishes
     */
    public void addSuccessField(String name, @Nullable Object value) {
        add(before -> EndFields.onSuccess(name, value, before));
    }

    private void add(UnaryOperator<@Nullable EndFields> addition) {
        EndFields before;
        do {
            before = endFields;
        } while (!finished && !END_FIELDS.compareAndSet(this, before, addition.apply(before)));
    }

    /**
     * Adds fields to the end message, should the action succeed (spec D15). Without effect once it has finished.
     *
     * @param fields names and values in turn; a later value for a name replaces an earlier one
     */
    public void addSuccessFields(@Nullable Object... fields) {
        FieldList.of(fields).forEach(this::addSuccessField);
    }

    /**
     * Adds fields to the end message, should the action succeed (spec D15). Without effect once it has finished.
     *
     * @param fields names to values
     */
    public void addSuccessFields(Map<String, ? extends @Nullable Object> fields) {
        FieldList given = new FieldList();
        given.putAll(fields);
        given.forEach(this::addSuccessField);
    }

    /**
     * Has fields of the end message asked for, should the action fail: what would explain it, and is not worth the work
     * otherwise. Without effect once it has finished.
     *
     * <pre>{@code
     * action.addFailureFields(() -> Map.of("queue", queue.snapshot()));
     * }</pre>
     *
     * @param fields called when the action fails, at most once, by the thread that finishes it; null is the same as no
     *     fields. What it throws is logged, and costs its own fields only. What is known of the exception replaces fields
     *     of the same names
     */
    public void addFailureFields(Supplier<? extends @Nullable Map<String, ? extends @Nullable Object>> fields) {
        add(before -> EndFields.onFailure(fields, before));
    }

    /** Logs that the action succeeded. Only the first finish counts (spec D14). */
    public void finish() {
        finish(null);
    }

    /**
     * Logs how the action ended. Only the first finish counts (spec D14).
     *
     * @param exception what it failed with, null if it succeeded
     */
    public void finish(@Nullable Throwable exception) {
        finish(exception, NO_FIELDS);
    }

    /**
     * Logs how the action ended, with fields for either outcome: the status of an answer is worth knowing whether or not
     * it was an error. Only the first finish counts (spec D14).
     *
     * @param exception what it failed with, null if it succeeded
     * @param fields names and values in turn; what is known of an exception replaces those of the same name
     */
    public void finish(@Nullable Throwable exception, @Nullable Object... fields) {
        if (!FINISHED.compareAndSet(this, false, true)) {
            return;
        }
        FieldList given = fields == NO_FIELDS && exception == null ? NOTHING_TO_ADD : FieldList.of(fields);
        FieldList end = endFields(exception, given);
        if (exception != null) {
            logger.writer().failureFields(exception).forEach(end::put);
        }
        ActionType declaredType = declared;
        if (exception == null) {
            DeclaredFields success = declaredType == null ? null : declaredType.successFields();
            logger.writer().write(this, type, ActionStatus.SUCCEEDED, end, success);
        } else {
            logger.writer().write(this, type, ActionStatus.FAILED, end, null);
        }
    }

    /**
     * Finishes the action when a stage completes, on whatever thread: it succeeds with it, and fails with its exception
     * (spec H12).
     *
     * @param <T> the result
     * @param stage completed elsewhere; its dependents see the action as current only if it is
     *     {@linkplain io.eliot.context.ContextCarriers#completionStage carried} to them
     * @return a stage with the same outcome, completed when the end was logged; whoever cancels it does not wait for the
     *     other one any more, and the action fails
     */
    public <T extends @Nullable Object> CompletionStage<T> finishAfter(CompletionStage<T> stage) {
        CompletionStage<T> finished = stage.whenComplete((result, exception) -> finish(causeOf(exception)));
        finished.whenComplete((result, exception) -> finish(causeOf(exception)));
        return finished;
    }

    /** What a stage failed with, out of what stages put around it. */
    static @Nullable Throwable causeOf(@Nullable Throwable exception) {
        Throwable cause = exception instanceof CompletionException ? exception.getCause() : null;
        return cause == null ? exception : cause;
    }

    private FieldList endFields(@Nullable Throwable exception, FieldList given) {
        EndFields added = endFields;
        if (added == null) {
            return given;
        }
        endFields = null; // a thread that was started in the action may keep it, but not what the user added
        FieldList end = exception == null ? added.ofSuccess() : added.ofFailure(logger::writeTraceback);
        given.forEach(end::put);
        return end;
    }

    /**
     * Makes this the current action, without finishing it at the end (spec D10).
     *
     * @return to be closed on this thread
     */
    public Scope context() {
        return asContext().open();
    }

    /**
     * What is current here, with this action entered: to be carried to where its work goes on.
     *
     * @return a context
     */
    public ActionContext asContext() {
        return contextIn(ActionContext.current());
    }

    ActionContext contextIn(ActionContext now) {
        return now.with(this);
    }

    /**
     * Runs a block with this action current, without finishing it (spec D11).
     *
     * @param <X> what the block throws
     * @param block the block
     * @throws X what the block throws
     */
    public <X extends Throwable> void run(CheckedRunnable<X> block) throws X {
        ActionContext before = ActionContext.replace(asContext());
        try {
            block.run();
        } finally {
            ActionContext.replace(before);
        }
    }

    /**
     * Runs a block with this action current, without finishing it (spec D11).
     *
     * @param <T> the result
     * @param <X> what the block throws
     * @param block the block
     * @return its result
     * @throws X what the block throws
     */
    public <T extends @Nullable Object, X extends Throwable> T call(CheckedCallable<T, X> block) throws X {
        ActionContext before = ActionContext.replace(asContext());
        try {
            return block.call();
        } finally {
            ActionContext.replace(before);
        }
    }

    /** D9: what was current before is so again when the end is logged. */
    <T extends @Nullable Object, X extends Throwable> T callAndFinish(ActionCallable<T, X> block) throws X {
        ActionContext before = ActionContext.current();
        T result;
        try {
            ActionContext.replace(before.with(this));
            result = block.call(this);
        } catch (Throwable e) {
            ActionContext.replace(before);
            finish(e);
            throw e;
        }
        ActionContext.replace(before);
        finish();
        return result;
    }

    /**
     * Reserves a place in this action for work that is done elsewhere, and names it (spec C2). The other side
     * {@linkplain Eliot#continueTask continues} the task there, once; each attempt of a retry needs an id of its own. A
     * place that is never used remains a gap in the tree.
     *
     * @return the id to send, see {@link TaskId#HEADER}
     */
    public TaskId serializeTaskId() {
        return new TaskId(taskUuid, level.child(nextPlace()));
    }

    int nextPlace() {
        return 1 + (int) PLACES.getAndAdd(this, 1);
    }

    EliotAction child(String childType) {
        return new EliotAction(logger, taskUuid, level.child(nextPlace()), childType);
    }

    /** Stands for each action of a disabled type in this one. */
    EliotAction disabledInside() {
        EliotAction disabled = disabledInside;
        if (disabled == null) {
            disabled = new UnloggedAction(this);
            disabledInside = disabled; // others may make their own: it has no state
        }
        return disabled;
    }

    /** The action's type and place, for people. */
    @Override
    public String toString() {
        return type + " " + taskUuid + "@" + level;
    }
}
