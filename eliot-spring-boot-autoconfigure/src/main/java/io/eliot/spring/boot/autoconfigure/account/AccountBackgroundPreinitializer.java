// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/** Has the classes loaded that the line at start-up takes. */
final class AccountBackgroundPreinitializer implements BackgroundPreinitializer {
    @Override
    public void preinitialize() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, new StandardEnvironment());
        try (EliotLogger logger = EliotLogger.builder().build()) {
            new StartUpLine(logger, beans).line();
        }
    }
}
