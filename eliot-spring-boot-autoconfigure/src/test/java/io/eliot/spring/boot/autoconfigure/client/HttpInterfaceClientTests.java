// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.spring.RecordedLog;
import io.eliot.spring.client.RecordingServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.service.HttpServiceClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;

class HttpInterfaceClientTests {
    private final RecordingServer server = new RecordingServer();
    private final RecordedLog log = new RecordedLog();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(EliotLogger.class, log::logger)
            .withPropertyValues(
                    "spring.http.serviceclient.stock.base-url=" + server.url(),
                    "spring.http.serviceclient.reactive-stock.base-url=" + server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void instrumentsInterfacesServedByRestClients() {
        runner.withUserConfiguration(OverRestClient.class)
                .withConfiguration(AutoConfigurations.of(
                        EliotRestClientAutoConfiguration.class,
                        ImperativeHttpClientAutoConfiguration.class,
                        RestClientAutoConfiguration.class,
                        HttpServiceClientPropertiesAutoConfiguration.class,
                        HttpServiceClientAutoConfiguration.class))
                .run(context -> expectOneCallBy(context.getBean(Stock.class)));
    }

    @Test
    void instrumentsInterfacesServedByWebClients() {
        runner.withUserConfiguration(OverWebClient.class)
                .withConfiguration(AutoConfigurations.of(
                        EliotWebClientAutoConfiguration.class,
                        WebClientAutoConfiguration.class,
                        HttpServiceClientPropertiesAutoConfiguration.class,
                        ReactiveHttpServiceClientAutoConfiguration.class))
                .run(context -> expectOneCallBy(context.getBean(Stock.class)));
    }

    private void expectOneCallBy(Stock stock) {
        log.logger().action("order").run(() -> assertThat(stock.left("A-17")).isEqualTo("7"));

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"));
        assertThat(log.message("http:client", "started")).containsEntry("uri", server.url() + "/stock/{sku}");
    }

    interface Stock {
        @GetExchange("/stock/{sku}")
        String left(@PathVariable String sku);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportHttpServices(group = "stock", types = Stock.class)
    static class OverRestClient {}

    @Configuration(proxyBeanMethods = false)
    @ImportHttpServices(group = "reactive-stock", types = Stock.class, clientType = ClientType.WEB_CLIENT)
    static class OverWebClient {}
}
