// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Of an auto-configuration, or a bean of one, that needs the logger: in effect where Eliot and the feature are switched
 * on, and where there is one {@link io.eliot.EliotLogger}, or of several one that Spring prefers.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(OnEliotCondition.class)
public @interface ConditionalOnEliot {
    /**
     * The feature.
     *
     * @return what its property {@code enabled} stands below, such as {@code eliot.logback}
     */
    String value() default EliotProperties.PREFIX;
}
