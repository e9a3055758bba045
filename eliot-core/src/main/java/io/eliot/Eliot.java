// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.message.TaskId;
import io.eliot.type.ActionType;
import io.eliot.type.MessageType;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way in: messages, actions, tasks.
 *
 * <pre>{@code
 * Eliot.log("stock:checked", "sku", sku, "left", left);
 * Eliot.action("cache:warm").run(() -> warmUp());
 * }</pre>
 *
 * <p>Each method forwards to the logger of the current action, else to the {@linkplain #defaultLogger() default} one.
 * Code that would rather be handed its logger takes an {@link EliotLogger}, which has the same methods. Thread-safe;
 * nothing that logs throws.
 *
 * @since 0.1.0
 */
public final class Eliot {
    private Eliot() {}

    /**
     * Logs a message: in the current action, else as a task of its own.
     *
     * @param messageType what kind of message it is
     * @param fields names and values in turn
     */
    public static void log(String messageType, @Nullable Object... fields) {
        logger().log(messageType, fields);
    }

    /**
     * Logs a message of a declared type.
     *
     * @param messageType what kind of message it is
     * @param fields names and values in turn
     */
    public static void log(MessageType messageType, @Nullable Object... fields) {
        logger().log(messageType, fields);
    }

    /**
     * Logs a record as a message: its type is the record's {@link io.eliot.annotation.TypeName} or else its simple name.
     *
     * @param message its components are the fields
     */
    public static void log(Record message) {
        logger().log(message);
    }

    /**
     * Logs an exception with its stack trace, as a message {@code eliot:traceback}.
     *
     * @param exception what happened
     */
    public static void writeTraceback(Throwable exception) {
        logger().writeTraceback(exception);
    }

    /**
     * An action in the current one, or in a new task if there is none.
     *
     * @param actionType what kind of action it is
     * @return to be started
     */
    public static ActionBuilder action(String actionType) {
        return logger().action(actionType);
    }

    /**
     * An action of a declared type.
     *
     * @param actionType what kind of action it is
     * @return to be started
     */
    public static ActionBuilder action(ActionType actionType) {
        return logger().action(actionType);
    }

    /**
     * The outermost action of a new task, of a declared type.
     *
     * @param actionType what kind of action it is
     * @return to be started
     */
    public static ActionBuilder task(ActionType actionType) {
        return logger().task(actionType);
    }

    /**
     * The outermost action of a new task, whatever is current.
     *
     * @param actionType what kind of action it is
     * @return to be started
     */
    public static ActionBuilder task(String actionType) {
        return logger().task(actionType);
    }

    /**
     * An action at the place another thread or process reserved for it, see {@link EliotLogger#continueTask(String)}.
     *
     * @param taskId what {@link EliotAction#serializeTaskId} gave there, null if nothing came along
     * @return to be started
     */
    public static ActionBuilder continueTask(@Nullable String taskId) {
        return logger().continueTask(taskId);
    }

    /**
     * An action at the place another thread or process reserved for it.
     *
     * @param taskId what {@link EliotAction#serializeTaskId} gave there
     * @return to be started
     */
    public static ActionBuilder continueTask(TaskId taskId) {
        return logger().continueTask(taskId);
    }

    /**
     * Work for another thread, in its place in the current action, see {@link EliotLogger#preserveContext(Runnable)}.
     *
     * @param work what is to be done, once
     * @return the same work
     */
    public static Runnable preserveContext(Runnable work) {
        return logger().preserveContext(work);
    }

    /**
     * Work with a result for another thread, see {@link EliotLogger#preserveContext(Callable)}.
     *
     * @param <T> the result
     * @param work what is to be done, once
     * @return the same work
     */
    public static <T extends @Nullable Object> Callable<T> preserveContext(Callable<T> work) {
        return logger().preserveContext(work);
    }

    /**
     * A function each call of which is an action, see {@link EliotLogger#wrap}.
     *
     * @param <A> the argument
     * @param <R> the result
     * @param actionType what kind of action a call is
     * @param function called as often as the one returned
     * @return a function with the same results
     */
    public static <A extends @Nullable Object, R extends @Nullable Object> Function<A, R> wrap(
            String actionType, Function<A, R> function) {
        Objects.requireNonNull(function, "function");
        return argument -> logger().wrap(actionType, function).apply(argument);
    }

    /**
     * The innermost action that is current on this thread.
     *
     * @return the action, or null
     */
    public static @Nullable EliotAction currentAction() {
        return ActionContext.current().action();
    }

    private static EliotLogger logger() {
        EliotAction action = currentAction();
        return action == null ? DefaultLogger.get() : action.logger();
    }

    /**
     * The logger of code that is in no action.
     *
     * @return one without destinations, unless another was set
     */
    public static EliotLogger defaultLogger() {
        return DefaultLogger.get();
    }

    /**
     * Makes a logger the default, until it is closed; then the one before it is so again. What was logged before there
     * was any other default is handed to its destinations.
     *
     * @param logger the logger
     */
    public static void setDefaultLogger(EliotLogger logger) {
        DefaultLogger.set(Objects.requireNonNull(logger, "logger"));
    }
}
