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
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.RestClient;

class EliotRestClientAutoConfigurationTests {
    private final RecordingServer server = new RecordingServer();
    private final RecordedLog log = new RecordedLog();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(EliotLogger.class, log::logger)
            .withConfiguration(
                    AutoConfigurations.of(EliotRestClientAutoConfiguration.class, RestClientAutoConfiguration.class));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void instrumentsWhatBootsBuilderBuilds() {
        runner.run(context -> {
            context.getBean(RestClient.Builder.class)
                    .build()
                    .get()
                    .uri(server.url())
                    .retrieve()
                    .toBodilessEntity();

            assertThat(log.outline())
                    .containsExactly("http:client started task-1@/1", "http:client succeeded task-1@/3");
            assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"));
        });
    }

    @Test
    void handsTheTaskToNamedHostsOnly() {
        runner.withPropertyValues("eliot.web.client.propagate-to=inventory,*.example.com")
                .run(context -> {
                    context.getBean(RestClient.Builder.class)
                            .build()
                            .get()
                            .uri(server.url())
                            .retrieve()
                            .toBodilessEntity();

                    assertThat(server.taskIds()).containsExactly(List.of());
                });
    }

    @Test
    void failsWhereAHostIsNoHost() {
        runner.withPropertyValues("eliot.web.client.propagate-to=http://inventory/")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseMessage(
                                "Not a host or a pattern of hosts: \"http://inventory/\". Give names such as"
                                        + " inventory or *.example.com, without scheme, path or user."));
    }

    @Test
    void backsOffWhereTheApplicationHasItsOwn() {
        runner.withBean("eliotRestClientCustomizer", RestClientCustomizer.class, () -> client -> {})
                .run(context -> assertThat(context).doesNotHaveBean(EliotRestClientCustomizer.class));
    }

    @Test
    void isSwitchedOffByItsPropertyAndByThatOfAll() {
        runner.withPropertyValues("eliot.web.client.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(EliotRestClientCustomizer.class));
        runner.withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(EliotRestClientCustomizer.class));
    }

    @Test
    void isNotThereWithoutTheClientOrALogger() {
        runner.withClassLoader(new FilteredClassLoader(RestClientCustomizer.class))
                .run(context -> assertThat(context).doesNotHaveBean("eliotRestClientCustomizer"));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EliotRestClientAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean("eliotRestClientCustomizer"));
    }

    @Test
    void handsTheTaskOnWithoutAnActionOfItsOwnIfToldSo() {
        runner.withPropertyValues("eliot.web.client.header-only=true").run(context -> {
            log.logger().action("order").run(() -> {
                context.getBean(RestClient.Builder.class)
                        .build()
                        .get()
                        .uri(server.url())
                        .retrieve()
                        .toBodilessEntity();
            });

            assertThat(log.outline()).containsExactly("order started task-1@/1", "order succeeded task-1@/3");
            assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"));
        });
    }
}
