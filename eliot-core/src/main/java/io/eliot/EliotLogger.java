// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.ActionBuilder.Place;
import io.eliot.destination.Destination;
import io.eliot.destination.Destinations;
import io.eliot.failure.ExceptionExtractor;
import io.eliot.failure.Failures;
import io.eliot.json.FieldList;
import io.eliot.json.ValueEncoder;
import io.eliot.message.MalformedTaskIdException;
import io.eliot.message.TaskId;
import io.eliot.message.TaskLevel;
import io.eliot.type.ActionType;
import io.eliot.type.MessageType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The instance behind {@link Eliot}'s static methods: its own destinations, global fields and current actions. Two
 * loggers in one JVM never mix; an action of one is no parent to an action of the other.
 *
 * <p>Thread-safe. What is logged reaches the destinations before the call returns, and nothing that logs ever throws.
 *
 * @since 0.1.0
 */
public final class EliotLogger implements AutoCloseable {
    private static final String REMOTE_TASK = "eliot:remote_task";
    private static final String NO_TASK = new UUID(0, 0).toString();

    private final ValueEncoder values;
    private final MessageWriter writer;
    private final DisabledTypes disabled;
    private final EliotAction muted = new MutedAction(this, NO_TASK, "");
    private final EliotAction mutedWrite = new MutedAction(this, NO_TASK, "");
    private final ActionBuilder disabledAction = new DisabledActionBuilder(this, this::disabledIn);
    private final ActionBuilder disabledTask = new DisabledActionBuilder(this, this::disabledTaskIn);

    private EliotLogger(Builder builder) {
        values = builder.values;
        disabled = new DisabledTypes(builder.disabled);
        writer = new MessageWriter(
                this, values, builder.failures, builder.clock, builder.uuids, new WriteMuting(mutedWrite));
        for (Map.Entry<String, @Nullable Object> field : builder.globalFields.entrySet()) {
            writer.addGlobalField(field.getKey(), field.getValue());
        }
        writer.destinations().addAll(builder.destinations);
    }

    /**
     * A logger that is to be given destinations.
     *
     * @return a new logger
     */
    public static EliotLogger create() {
        return builder().build();
    }

    /**
     * A logger to be described first.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Logs a message: in the current action, else as a task of its own (spec E1).
     *
     * @param messageType what kind of message it is
     * @param fields names and values in turn
     */
    public void log(String messageType, @Nullable Object... fields) {
        EliotAction action = currentAction();
        if (isHeard(messageType, action)) {
            writer.log(action, messageType, FieldList.of(fields), null);
        }
    }

    /**
     * Logs a message of a declared type (spec M6).
     *
     * @param messageType what kind of message it is
     * @param fields names and values in turn
     */
    public void log(MessageType messageType, @Nullable Object... fields) {
        EliotAction action = currentAction();
        if (messageType == null) { // a constant that is used before it is initialized
            log("", fields);
        } else if (isHeard(messageType.type(), action)) {
            writer.log(action, messageType.type(), FieldList.of(fields), messageType.fields());
        }
    }

    /**
     * Logs a record as a message: its type is the record's {@link io.eliot.annotation.TypeName} or else its simple name.
     *
     * @param message its components are the fields
     */
    public void log(Record message) {
        EliotAction action = currentAction();
        String messageType = FieldList.typeOf(message);
        if (isHeard(messageType, action)) {
            writer.log(action, messageType, FieldList.of(message), null);
        }
    }

    boolean isHeard(String messageType, @Nullable EliotAction action) {
        return !isDisabled(messageType) && (action == null || !action.isMuted());
    }

    boolean isDisabled(String type) {
        return disabled.contains(type);
    }

    /**
     * Logs an exception with its stack trace, as a message {@code eliot:traceback} (spec F12).
     *
     * @param exception what happened
     */
    public void writeTraceback(Throwable exception) {
        EliotAction action = currentAction();
        if (isHeard(MessageWriter.TRACEBACK, action)) {
            writer.writeTraceback(action, exception);
        }
    }

    /**
     * An action in the current one, or in a new task if there is none (spec D4).
     *
     * @param actionType what kind of action it is
     * @return to be started
     */
    public ActionBuilder action(String actionType) {
        return isDisabled(actionType) ? disabledAction : new ActionBuilder(this, actionType, Place.IN_CURRENT);
    }

    /**
     * An action of a declared type (spec M8).
     *
     * @param actionType what kind of action it is
     * @return to be started
     */
    public ActionBuilder action(ActionType actionType) {
        if (actionType == null) {
            return action("");
        }
        return isDisabled(actionType.type()) ? disabledAction : new ActionBuilder(this, actionType, Place.IN_CURRENT);
    }

    /**
     * The outermost action of a new task, of a declared type (spec M8).
     *
     * @param actionType what kind of action it is
     * @return to be started
     */
    public ActionBuilder task(ActionType actionType) {
        if (actionType == null) {
            return task("");
        }
        return isDisabled(actionType.type()) ? disabledTask : new ActionBuilder(this, actionType, Place.NEW_TASK);
    }

    /**
     * The outermost action of a new task, whatever is current (spec D3).
     *
     * @param actionType what kind of action it is
     * @return to be started
     */
    public ActionBuilder task(String actionType) {
        return isDisabled(actionType) ? disabledTask : new ActionBuilder(this, actionType, Place.NEW_TASK);
    }

    /**
     * An action at the place another thread or process reserved for it (spec C3), of type {@code eliot:remote_task}
     * unless it is given {@linkplain ActionBuilder#type another}. A text that is no task id makes it the outermost
     * action of a new task, with the text, made harmless, in its field {@code malformed_task_id}; null just the former.
     *
     * @param taskId see {@link EliotAction#serializeTaskId}; null if there was none
     * @return to be started
     */
    public ActionBuilder continueTask(@Nullable String taskId) {
        if (taskId == null) {
            return task(REMOTE_TASK);
        }
        try {
            return continueTask(TaskId.parse(taskId));
        } catch (MalformedTaskIdException e) {
            return task(REMOTE_TASK).with("malformed_task_id", e.excerpt());
        }
    }

    /**
     * An action at the place another thread or process reserved for it (spec C3).
     *
     * @param taskId see {@link EliotAction#serializeTaskId}; to be used once
     * @return to be started
     */
    public ActionBuilder continueTask(TaskId taskId) {
        if (taskId == null) {
            return task(REMOTE_TASK);
        }
        return new ActionBuilder(this, REMOTE_TASK, (logger, type) -> logger.continued(taskId, type)).type(REMOTE_TASK);
    }

    /** The place preserved for work that is done elsewhere, for one use. */
    ActionBuilder remoteWork(EliotAction parent, TaskId place) {
        return isHeard(REMOTE_TASK, parent)
                ? continueTask(place)
                : new DisabledActionBuilder(this, now -> parent.disabledInside());
    }

    EliotAction childOfCurrent(String type) {
        EliotAction parent = currentAction();
        return parent == null ? root(type) : parent.child(type);
    }

    EliotAction newTask(String type) {
        return isInWrite(ActionContext.current()) ? mutedWrite : root(type);
    }

    private EliotAction root(String type) {
        return new EliotAction(this, writer.newTaskUuid(), TaskLevel.ROOT, type);
    }

    private EliotAction continued(TaskId taskId, String type) {
        return isInWrite(ActionContext.current())
                ? mutedWrite
                : new EliotAction(this, taskId.taskUuid(), taskId.level(), type);
    }

    /** What a destination does while it writes leaves nothing, not even as a task of its own: it would never end. */
    private boolean isInWrite(ActionContext now) {
        return now.actionOf(this) == mutedWrite;
    }

    EliotAction disabledAction(Place place) {
        ActionContext now = ActionContext.current();
        return place == Place.IN_CURRENT ? disabledIn(now) : disabledTaskIn(now);
    }

    /** In no action there is nothing that could hold what happens in this one; it would be torn apart. */
    private EliotAction disabledIn(ActionContext now) {
        EliotAction parent = now.actionOf(this);
        return parent == null ? muted : parent.disabledInside();
    }

    private EliotAction disabledTaskIn(ActionContext now) {
        return isInWrite(now) ? mutedWrite : muted;
    }

    /**
     * An action that logs nothing, nor does anything in it: for work that is not worth a line, such as the answer to a
     * health check. Carried to other threads like any action; what is a {@link #task} of its own is logged again.
     *
     * @param actionType what kind of action it would be
     * @return the action, started and not current
     */
    public EliotAction mutedAction(String actionType) {
        return new MutedAction(this, writer.newTaskUuid(), actionType);
    }

    /**
     * The innermost action of this logger that is current on this thread.
     *
     * @return the action, or null
     */
    public @Nullable EliotAction currentAction() {
        return ActionContext.current().actionOf(this);
    }

    /**
     * Work for another thread, in its place in the current action (spec H2, H3): an action {@code eliot:remote_task}.
     * Without a current action, the work itself.
     *
     * @param work what is to be done, once
     * @return the same work; a second run of it throws {@link TooManyCallsException}
     */
    public Runnable preserveContext(Runnable work) {
        EliotAction action = currentAction();
        return action == null ? work : new PreservedWork(action).of(work);
    }

    /**
     * Work with a result for another thread, like {@link #preserveContext(Runnable)}.
     *
     * @param <T> the result
     * @param work what is to be done, once
     * @return the same work; a second call of it throws {@link TooManyCallsException}
     */
    public <T extends @Nullable Object> Callable<T> preserveContext(Callable<T> work) {
        EliotAction action = currentAction();
        return action == null ? work : new PreservedWork(action).of(work);
    }

    /**
     * A function each call of which is an action (spec G1), with what it is given and what it returns in the fields
     * {@code argument} and {@code result}. If it returns a stage, the action ends when that does.
     *
     * <pre>{@code
     * orders.map(logger.wrap("order:place", service::place))
     * }</pre>
     *
     * @param <A> the argument
     * @param <R> the result
     * @param actionType what kind of action a call is
     * @param function called as often as the one returned, with the action current; what it throws passes through
     * @return a function with the same results
     */
    public <A extends @Nullable Object, R extends @Nullable Object> Function<A, R> wrap(
            String actionType, Function<A, R> function) {
        return new RecordedFunction<>(this, actionType, Objects.requireNonNull(function, "function"));
    }

    /**
     * Adds a field to every message from now on, overriding the message's own of that name (spec I10).
     *
     * @param name any but the names of Eliot's envelope
     * @param value encoded now
     * @throws IllegalArgumentException if the name is one Eliot itself writes (spec W11)
     */
    public void addGlobalField(String name, @Nullable Object value) {
        writer.addGlobalField(name, value);
    }

    /**
     * How values are written.
     *
     * @return the encoder the logger was built with
     */
    public ValueEncoder values() {
        return values;
    }

    /**
     * Where messages go.
     *
     * @return the destinations of this logger, to be added to
     */
    public Destinations destinations() {
        return writer.destinations();
    }

    MessageWriter writer() {
        return writer;
    }

    /**
     * Stops being the default, gives the destinations up and closes them; what is logged later goes nowhere.
     *
     * @throws IllegalStateException if a destination could not be closed
     */
    @Override
    public void close() {
        DefaultLogger.forget(this);
        writer.destinations().close();
    }

    /**
     * Describes a logger. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {
        private final Map<String, Destination> destinations = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> globalFields = new LinkedHashMap<>();
        private final List<String> disabled = new ArrayList<>();
        private final Failures failures = new Failures();
        private Clock clock = Clock.systemUTC();
        private Supplier<String> uuids = TaskUuids::next;
        private ValueEncoder values = ValueEncoder.create();

        private Builder() {}

        /**
         * A destination of the logger; none keeps the latest 1,000 messages until one is added.
         *
         * @param name the name it is told of by
         * @param destination where messages go
         * @return this
         */
        public Builder destination(String name, Destination destination) {
            destinations.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(destination, "destination"));
            return this;
        }

        /**
         * A field of every message (spec I10).
         *
         * @param name any but the names of Eliot's envelope
         * @param value encoded when the logger is built
         * @return this
         */
        public Builder globalField(String name, @Nullable Object value) {
            globalFields.put(Objects.requireNonNull(name, "name"), value);
            return this;
        }

        /**
         * Messages and actions that leave nothing, and cost next to nothing. What happens in such an action stands in the
         * action around it; where there is none, it leaves nothing either. What Eliot says of itself, such as {@code
         * eliot:dropped}, is logged all the same.
         *
         * @param types names of types; a {@code *} at the end stands for any end
         * @return this
         * @throws IllegalArgumentException if a {@code *} stands before the end of a name
         */
        public Builder disable(String... types) {
            for (String type : types) {
                disabled.add(DisabledTypes.checked(type));
            }
            return this;
        }

        /**
         * What a class of exceptions knows beyond its text (spec F4).
         *
         * @param <E> the exceptions
         * @param type their class
         * @param extractor used for it and for subclasses without one of their own
         * @return this
         */
        public <E extends Throwable> Builder extractor(Class<E> type, ExceptionExtractor<? super E> extractor) {
            failures.register(Objects.requireNonNull(type, "type"), Objects.requireNonNull(extractor, "extractor"));
            return this;
        }

        /**
         * How values are written.
         *
         * @param encoder the encoder
         * @return this
         */
        public Builder values(ValueEncoder encoder) {
            values = Objects.requireNonNull(encoder, "encoder");
            return this;
        }

        /**
         * The source of timestamps.
         *
         * @param source the system's clock unless given
         * @return this
         */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * The source of the uuids of new tasks.
         *
         * @param source called by any thread; random ones unless given
         * @return this
         */
        public Builder taskUuids(Supplier<String> source) {
            uuids = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Builds the logger.
         *
         * @return a new logger
         * @throws IllegalArgumentException if a global field has the name of one Eliot itself writes
         */
        public EliotLogger build() {
            return new EliotLogger(this);
        }
    }
}
