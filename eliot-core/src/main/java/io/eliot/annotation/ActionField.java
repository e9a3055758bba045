// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an argument of an {@link Action} is recorded: under another name, or a part of it only.
 *
 * <pre>{@code
 * @Action
 * void ship(@ActionField("orderId") String id, @ActionField(value = "city", expression = "address.city") Parcel parcel)
 * }</pre>
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ActionField {
    /**
     * The field's name.
     *
     * @return empty for the parameter's name
     */
    String value() default "";

    /**
     * What to record of the argument: an expression of Spring's language with the argument as its root, such as
     * {@code address.city} or {@code size()}. One that fails says so in the field, and the call goes on.
     *
     * @return empty for the argument itself
     */
    String expression() default "";
}
