// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.web;

import io.eliot.EliotLogger;
import io.eliot.spring.web.ServerActions;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/** Has the classes loaded that begin requests, and those that Spring MVC carries the context with. */
final class WebServerBackgroundPreinitializer implements BackgroundPreinitializer {
    @Override
    public void preinitialize() {
        try (EliotLogger logger = EliotLogger.builder().build()) {
            ServerActions.of(logger);
        }
        ContextSnapshotFactory.builder().build();
    }
}
