// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value is never written: the log shows {@code "[redacted]"} in its place.
 *
 * <p>On a parameter of an action, a record component, a field or its getter: that value, wherever the object is logged. On
 * a type: every value of it and of its subtypes. Names that are credentials by themselves ({@code password},
 * {@code accessToken}, ...) need no annotation.
 *
 * {@code record Patient(String id, @Redacted String diagnosis) {}}
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface Redacted {}
