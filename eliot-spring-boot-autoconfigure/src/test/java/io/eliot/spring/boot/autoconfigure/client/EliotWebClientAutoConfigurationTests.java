// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import java.time.Duration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

class EliotWebClientAutoConfigurationTests extends ClientAutoConfigurationContract {
    EliotWebClientAutoConfigurationTests() {
        super(
                EliotWebClientAutoConfiguration.class,
                WebClientAutoConfiguration.class,
                WebClientCustomizer.class,
                "eliotWebClientCustomizer");
    }

    @Override
    protected void call(ApplicationContext context, String url) {
        context.getBean(WebClient.Builder.class)
                .build()
                .get()
                .uri(url)
                .retrieve()
                .toBodilessEntity()
                .block(Duration.ofSeconds(10));
    }

    @Override
    protected ApplicationContextRunner withCustomizerOfItsOwn(String name) {
        return runner.withBean(name, WebClientCustomizer.class, () -> client -> {});
    }
}
