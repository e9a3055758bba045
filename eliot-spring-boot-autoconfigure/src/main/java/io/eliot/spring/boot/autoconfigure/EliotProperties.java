// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What the application logs and where to.
 *
 * @param enabled Whether Eliot is set up at all. When it is not, what the application logs goes nowhere.
 * @param globalFields Fields of every message. A field without a value is left out; "service" is the name of the
 *     application unless it is set here.
 * @param disabledTypes Types of messages and actions that leave nothing, such as "cache:get" or "cache:*". What happens in
 *     such an action stands in the action around it; where there is none, it leaves nothing either.
 * @param destinations Destinations of messages by name, each with its type and what that type needs. Without any, the
 *     tree of each finished task is printed to the console.
 */
@ConfigurationProperties(EliotProperties.PREFIX)
record EliotProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Map<String, Object> globalFields,
        @DefaultValue List<String> disabledTypes,
        @DefaultValue Map<String, Map<String, String>> destinations) {
    static final String PREFIX = "eliot";
    static final String GLOBAL_FIELDS = PREFIX + ".global-fields";
    static final String DISABLED_TYPES = PREFIX + ".disabled-types";
    static final String DESTINATIONS = PREFIX + ".destinations";

    static EliotProperties of(Environment environment) {
        return Binder.get(environment).bindOrCreate(PREFIX, EliotProperties.class);
    }
}
