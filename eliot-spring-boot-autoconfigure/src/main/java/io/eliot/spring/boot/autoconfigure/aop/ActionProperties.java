// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import io.eliot.spring.aop.ActionAdvisor;
import io.eliot.spring.aop.ActionDefaults;
import io.eliot.spring.aop.OnMisuse;
import io.eliot.spring.boot.autoconfigure.FeatureProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What holds for every {@code @Action} that does not say otherwise.
 *
 * @param enabled Whether calls of methods with the annotation Action are actions.
 * @param arguments Whether the arguments of a call are recorded.
 * @param results Whether the result of a call is recorded.
 * @param maxLength Characters recorded of an argument or result that is a text.
 * @param order Position among the advice of a bean. The default is outside transactions and caches, so that a commit
 *     that fails fails the action and a cache hit is an action.
 * @param onMisuse Reaction to the annotation Action having no effect, such as on a private method.
 */
@ConfigurationProperties(ActionProperties.PREFIX)
record ActionProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean arguments,
        @DefaultValue("true") boolean results,
        @DefaultValue("4096") int maxLength,
        @DefaultValue("" + ActionAdvisor.DEFAULT_ORDER) int order,
        @DefaultValue("warn") OnMisuse onMisuse) {
    static final String PREFIX = "eliot.action";

    private static final ActionProperties STANDARD =
            new ActionProperties(true, true, true, 4096, ActionAdvisor.DEFAULT_ORDER, OnMisuse.WARN);

    ActionProperties {
        if (maxLength < 1) {
            throw new IllegalArgumentException("The length of a recorded text must be at least 1, but is " + maxLength);
        }
    }

    /** No bean: advice is made before beans can be post-processed, and Spring would warn of a bean that it needs. */
    static ActionProperties of(Environment environment) {
        return FeatureProperties.of(environment, PREFIX, STANDARD);
    }

    ActionDefaults defaults() {
        return new ActionDefaults(arguments, results, maxLength);
    }
}
