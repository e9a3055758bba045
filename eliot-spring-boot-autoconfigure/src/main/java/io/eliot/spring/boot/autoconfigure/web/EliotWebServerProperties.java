// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.web;

import io.eliot.spring.boot.autoconfigure.FeatureProperties;
import io.eliot.spring.web.ContinueTasks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * How requests to the server are logged.
 *
 * @param enabled Whether requests to the server are actions.
 * @param exclude Path patterns of requests that leave nothing in the log, nor does anything done for them. Health
 *     endpoints of Actuator unless set.
 * @param excludeStaticFiles Whether requests for files that the server hands out as they are leave nothing in the log.
 * @param includeQuery Whether the query is logged, with the values of names that speak of secrets left out.
 * @param continueTasks Whose tasks are continued.
 * @param trusted Addresses and networks whose tasks are continued if only those of trusted senders are. Loopback,
 *     link-local and private networks unless set.
 * @param responseHeader Name of a header of the answer that tells the uuid of the task. Not sent unless set.
 * @param problemDetailProperty Name of a property of problem details that tells the uuid of the task. Not added unless
 *     set.
 */
@ConfigurationProperties(EliotWebServerProperties.PREFIX)
record EliotWebServerProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable List<String> exclude,
        @DefaultValue("true") boolean excludeStaticFiles,
        @DefaultValue("false") boolean includeQuery,
        @DefaultValue("from-trusted") ContinueTasks continueTasks,
        @Nullable List<String> trusted,
        @Nullable String responseHeader,
        @Nullable String problemDetailProperty) {
    static final String PREFIX = "eliot.web.server";

    private static final EliotWebServerProperties STANDARD =
            new EliotWebServerProperties(true, null, true, false, ContinueTasks.FROM_TRUSTED, null, null, null);

    static EliotWebServerProperties of(Environment environment) {
        return FeatureProperties.of(environment, PREFIX, STANDARD);
    }
}
