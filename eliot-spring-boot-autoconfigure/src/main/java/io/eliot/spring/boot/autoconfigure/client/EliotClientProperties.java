// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import io.eliot.spring.boot.autoconfigure.FeatureProperties;
import io.eliot.spring.client.HostPatterns;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Calls to other services.
 *
 * @param enabled Whether requests of RestClient, RestTemplate and WebClient are actions and hand the task on.
 * @param headerOnly Whether RestClient and RestTemplate only hand the current task on, without an action of their own.
 *     Spares them to hold the body of a request in memory.
 * @param propagateTo Hosts that are handed the task, by name or pattern such as "*.example.com".
 */
@ConfigurationProperties(EliotClientProperties.PREFIX)
record EliotClientProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean headerOnly,
        @DefaultValue("*") List<String> propagateTo) {
    static final String PREFIX = "eliot.web.client";

    private static final EliotClientProperties STANDARD = new EliotClientProperties(true, false, List.of("*"));

    EliotClientProperties {
        // throws here, where Boot can tell the property
        HostPatterns.of(propagateTo);
    }

    static EliotClientProperties of(Environment environment) {
        return FeatureProperties.of(environment, PREFIX, STANDARD);
    }

    HostPatterns hosts() {
        return HostPatterns.of(propagateTo);
    }
}
