// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * Tells the caller in a problem detail which task tells more.
 *
 * @since 0.1.0
 */
public final class ProblemDetailTaskUuid implements ErrorResponse.Interceptor {
    private final EliotLogger logger;
    private final String property;

    /**
     * For the requests of a logger.
     *
     * @param logger whose action is current
     * @param property the name under which the uuid is told
     */
    public ProblemDetailTaskUuid(EliotLogger logger, String property) {
        this.logger = Objects.requireNonNull(logger, "logger");
        this.property = Objects.requireNonNull(property, "property");
    }

    @Override
    public void handleError(ProblemDetail detail, @Nullable ErrorResponse errorResponse) {
        EliotAction action = logger.currentAction();
        if (action != null && !action.isMuted()) {
            detail.setProperty(property, action.taskUuid());
        }
    }
}
