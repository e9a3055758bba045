// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Has the classes of a logger loaded while Spring Boot still reads the application's configuration, so that the start
 * need not wait for them. What it makes is thrown away. Each feature has one of its own: where a library is missing it
 * ends, which Spring Boot does not mind, and the others go on.
 */
final class EliotBackgroundPreinitializer implements BackgroundPreinitializer {
    @Override
    public void preinitialize() {
        new Binder(new MapConfigurationPropertySource()).bindOrCreate(EliotProperties.PREFIX, EliotProperties.class);
        try (EliotLogger logger = EliotLogger.builder()
                .globalField("service", "")
                .destination("none", message -> {})
                .build()) {
            logger.action("eliot:preinitialize").run(() -> logger.log("eliot:preinitialize"));
        }
    }
}
