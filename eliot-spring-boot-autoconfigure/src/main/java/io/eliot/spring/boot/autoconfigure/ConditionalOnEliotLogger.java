// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Matches where an {@link EliotLogger} can be injected. Does what {@code @ConditionalOnSingleCandidate} does, but does
 * not look at all beans again for each who asks. For auto-configurations after {@link EliotAutoConfiguration}.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnEliotLoggerCondition.class)
public @interface ConditionalOnEliotLogger {}
