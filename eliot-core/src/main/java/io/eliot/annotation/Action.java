// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of the method are actions: started with the arguments by name, finished with the result or with what was thrown.
 * What the method logs, and the actions it starts, stand inside.
 *
 * <pre>{@code
 * @Service
 * class OrderService {
 *
 *     @Action
 *     Receipt place(Order order) { ... }
 *
 *     @Action("payment:charge")
 *     Mono<Receipt> charge(@Redacted Card card, Money amount) { ... } // spans the subscription, not the call
 * }
 * }</pre>
 *
 * <p>On a type, it holds for every method declared in it and in its subtypes, save {@code equals}, {@code hashCode} and
 * {@code toString}. The most specific annotation wins as a whole: that of the method, of its class, of the method in an
 * interface, of the interface. As a meta-annotation it makes annotations of one's own.
 *
 * <p>Effective on Spring beans, through their proxy: a call of {@code this.place(order)} is no action, nor is one of a
 * private, static or final method.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Action {
    /**
     * What kind of action it is.
     *
     * @return the {@code action_type}; empty for the simple name of the class, a dot and the name of the method
     */
    String value() default "";

    /**
     * Whether the start message has the arguments, each a field of the parameter's name.
     *
     * @return {@link Recorded#DEFAULT} for what the application says; naming arguments says yes by itself
     */
    Recorded arguments() default Recorded.DEFAULT;

    /**
     * The only arguments to record, in this order.
     *
     * @return names of parameters; none for all of them
     */
    String[] includeArguments() default {};

    /**
     * The arguments not to record.
     *
     * @return names of parameters
     */
    String[] excludeArguments() default {};

    /**
     * Whether the end message has the result, as field {@code result}.
     *
     * @return {@link Recorded#DEFAULT} for what the application says
     */
    Recorded result() default Recorded.DEFAULT;

    /**
     * Fields of the start message that are always the same.
     *
     * @return {@code name=value} each; placeholders such as {@code ${region}} are resolved once
     */
    String[] fields() default {};

    /**
     * Where the action stands in the tree.
     *
     * @return {@link Propagation#CHILD} unless it begins a task of its own
     */
    Propagation propagation() default Propagation.CHILD;

    /**
     * Exceptions that are a way for the method to end, not a failure of it: the action succeeds, with the fields
     * {@code exception} and {@code reason}. They reach the caller all the same.
     *
     * @return classes of exceptions, which stand for their subclasses too
     */
    Class<? extends Throwable>[] expected() default {};

    /**
     * Whether something is recorded.
     *
     * @since 0.1.0
     */
    enum Recorded {
        /** What the application says, which is yes unless it was told otherwise. */
        DEFAULT,
        /** It is. */
        YES,
        /** It is not. */
        NO
    }

    /**
     * Where a new action stands.
     *
     * @since 0.1.0
     */
    enum Propagation {
        /** In the current action; in a task of its own if there is none. */
        CHILD,
        /** In a task of its own, whatever action is current. */
        NEW_TASK
    }
}
