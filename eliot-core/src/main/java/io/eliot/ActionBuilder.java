// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.json.FieldList;
import io.eliot.message.ActionStatus;
import io.eliot.type.ActionType;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An action about to be started. Where it stands in the tree is decided when it starts, not before.
 *
 * <pre>{@code
 * Receipt receipt = Eliot.action("payment:charge").with("amount", amount).call(action -> {
 *     Response response = gateway.charge(card, amount);
 *     action.addSuccessFields("approval", response.code());
 *     return response.receipt();
 * });
 * }</pre>
 *
 * <p>For one action and one thread.
 *
 * @since 0.1.0
 */
public sealed class ActionBuilder permits DisabledActionBuilder {
    private final Place place;
    private final EliotLogger logger;
    private final FieldList fields = new FieldList();
    private String type;
    private @Nullable ActionType declared;
    private boolean disabled;

    ActionBuilder(EliotLogger logger, String type, Place place) {
        this.logger = logger;
        this.type = type;
        this.place = place;
    }

    ActionBuilder(EliotLogger logger, ActionType declared, Place place) {
        this(logger, declared.type(), place);
        this.declared = declared;
    }

    /**
     * Another type than the one given so far, which is to be said before fields are added.
     *
     * @param actionType what kind of action it is
     * @return this
     */
    public ActionBuilder type(String actionType) {
        this.type = actionType;
        this.disabled = logger.isDisabled(actionType);
        return this;
    }

    /**
     * Adds a field to the start message.
     *
     * @param name the field's name; a later value for it replaces an earlier one
     * @param value read when the action starts
     * @return this
     */
    public ActionBuilder with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /**
     * Adds fields to the start message.
     *
     * @param more names to values
     * @return this
     */
    public ActionBuilder with(Map<String, ? extends @Nullable Object> more) {
        fields.putAll(more);
        return this;
    }

    /**
     * Adds fields to the start message.
     *
     * @param more its components are the fields
     * @return this
     */
    public ActionBuilder with(Record more) {
        fields.putAll(more);
        return this;
    }

    /**
     * Starts the action without making it current: it is to be finished by hand.
     *
     * @return the started action
     */
    public EliotAction start() {
        if (disabled) {
            return logger.disabledAction(place);
        }
        EliotAction action = place.create(logger, type);
        action.declaredAs(declared);
        logger.writer()
                .write(action, type, ActionStatus.STARTED, fields, declared == null ? null : declared.startFields());
        return action;
    }

    /**
     * Runs a block as the action. The action succeeds when the block ends, and fails when it throws; what it throws
     * passes through unchanged (spec D9).
     *
     * @param <X> what the block throws
     * @param block the block
     * @throws X what the block throws
     */
    public <X extends Throwable> void run(CheckedRunnable<X> block) throws X {
        start().callAndFinish(action -> {
            block.run();
            return action;
        });
    }

    /**
     * Runs a block as the action, like {@link #run(CheckedRunnable)}.
     *
     * @param <X> what the block throws
     * @param block the block, given the action
     * @throws X what the block throws
     */
    public <X extends Throwable> void run(ActionRunnable<X> block) throws X {
        start().callAndFinish(action -> {
            block.run(action);
            return action;
        });
    }

    /**
     * Runs a block as the action, like {@link #run(CheckedRunnable)}.
     *
     * @param <T> the result
     * @param <X> what the block throws
     * @param block the block
     * @return its result
     * @throws X what the block throws
     */
    public <T extends @Nullable Object, X extends Throwable> T call(CheckedCallable<T, X> block) throws X {
        return start().callAndFinish(action -> block.call());
    }

    /**
     * Runs a block as the action, like {@link #run(CheckedRunnable)}.
     *
     * @param <T> the result
     * @param <X> what the block throws
     * @param block the block, given the action
     * @return its result
     * @throws X what the block throws
     */
    public <T extends @Nullable Object, X extends Throwable> T call(ActionCallable<T, X> block) throws X {
        return start().callAndFinish(block);
    }

    /**
     * Runs a block as the action, and finishes it when the stage completes that the block returns (spec W9).
     *
     * @param <T> the result
     * @param <X> what the block throws
     * @param block the block, given the action; what it throws fails the action and passes through
     * @return a stage with the same outcome, completed when the end was logged
     * @throws X what the block throws
     */
    public <T extends @Nullable Object, X extends Throwable> CompletionStage<T> callAsync(
            ActionCallable<? extends CompletionStage<T>, X> block) throws X {
        EliotAction action = start();
        try {
            return action.finishAfter(action.<CompletionStage<T>, X>call(() -> block.call(action)));
        } catch (Throwable e) {
            action.finish(e);
            throw e;
        }
    }

    /** Where in which tree a new action stands. */
    @FunctionalInterface
    interface Place {
        Place IN_CURRENT = EliotLogger::childOfCurrent;
        Place NEW_TASK = EliotLogger::newTask;

        EliotAction create(EliotLogger logger, String type);
    }
}
