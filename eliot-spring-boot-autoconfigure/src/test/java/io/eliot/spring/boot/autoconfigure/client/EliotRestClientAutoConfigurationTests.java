// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import org.junit.jupiter.api.Test;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestClient;

class EliotRestClientAutoConfigurationTests extends ClientAutoConfigurationContract {
    EliotRestClientAutoConfigurationTests() {
        super(
                EliotRestClientAutoConfiguration.class,
                RestClientAutoConfiguration.class,
                RestClientCustomizer.class,
                "eliotRestClientCustomizer");
    }

    @Override
    protected void call(ApplicationContext context, String url) {
        context.getBean(RestClient.Builder.class)
                .build()
                .get()
                .uri(url)
                .retrieve()
                .toBodilessEntity();
    }

    @Override
    protected ApplicationContextRunner withCustomizerOfItsOwn(String name) {
        return runner.withBean(name, RestClientCustomizer.class, () -> client -> {});
    }

    @Test
    void handsTheTaskOnWithoutAnActionOfItsOwnIfToldSo() {
        expectTheHeaderOnly();
    }
}
