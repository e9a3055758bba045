// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class EliotRestTemplateCustomizerTests extends ClientAutoConfigurationContract {
    EliotRestTemplateCustomizerTests() {
        super(
                EliotRestClientAutoConfiguration.class,
                RestTemplateAutoConfiguration.class,
                RestTemplateCustomizer.class,
                "eliotRestTemplateCustomizer");
    }

    @Override
    protected void call(ApplicationContext context, String url) {
        context.getBean(RestTemplateBuilder.class).build().getForObject(url, String.class);
    }

    @Override
    protected ApplicationContextRunner withCustomizerOfItsOwn(String name) {
        return runner.withBean(name, RestTemplateCustomizer.class, () -> client -> {});
    }

    @Test
    void tellsTheTemplateOfTheUri() {
        runner.run(context -> {
            context.getBean(RestTemplateBuilder.class)
                    .build()
                    .getForObject(server.url() + "/stock/{sku}", String.class, "A-17");

            assertThat(log.message("http:client", "started")).containsEntry("uri", server.url() + "/stock/{sku}");
        });
    }

    @Test
    void handsTheTaskOnWithoutAnActionOfItsOwnIfToldSo() {
        expectTheHeaderOnly();
    }
}
