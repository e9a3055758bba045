// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.DestinationFactory;
import io.eliot.spring.boot.EliotLoggerCustomizer;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Has the classes of a logger loaded while Spring Boot still reads the application's configuration, so that the start
 * need not wait for them. The logger it makes goes nowhere and is thrown away. Each feature has one of its own: where a
 * library is missing it ends, which Spring Boot does not mind, and the others go on.
 */
final class EliotBackgroundPreinitializer implements BackgroundPreinitializer {
    @Override
    public void preinitialize() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        EliotLoggerCustomizer toNobody = logger -> logger.destination("nobody", message -> {});
        beans.registerSingleton("toNobody", toNobody);
        try (EliotLogger logger = new EliotAutoConfiguration()
                .eliotLogger(
                        new Nowhere(),
                        beans,
                        beans.getBeanProvider(ResolvableType.forClass(DestinationFactory.class)),
                        beans.getBeanProvider(EliotLoggerCustomizer.class))) {
            logger.action("eliot:preinitialize").run(() -> logger.log("eliot:preinitialize"));
        }
    }

    /** Without anything of the application's, whose destinations are not to be opened here, and without the console. */
    private static final class Nowhere extends AbstractEnvironment {
        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            sources.addFirst(new MapPropertySource(
                    "nowhere",
                    Map.of("spring.application.name", "", EliotProperties.DESTINATIONS + ".console.enabled", "false")));
        }
    }
}
