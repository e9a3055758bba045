// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import io.eliot.spring.aop.ActionAdvisor;
import io.eliot.spring.aop.ActionDefaults;
import io.eliot.spring.web.ServerActions;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Has the classes that nearly every application needs of Eliot loaded while Spring Boot still reads the application's
 * configuration, so that the start need not wait for them. What it makes is thrown away. Where a library
 * is missing this ends, which Spring Boot does not mind.
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
            new ActionAdvisor(() -> logger, ActionDefaults.STANDARD);
            ContextSnapshotFactory.builder().build(); // as Spring MVC does
            ServerActions.of(logger);
        }
    }
}
