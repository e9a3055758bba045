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
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What holds for the auto-configuration of every kind of client. */
abstract class ClientAutoConfigurationContract {
    protected final RecordingServer server = new RecordingServer();
    protected final RecordedLog log = new RecordedLog();
    protected final ApplicationContextRunner runner;
    private final Class<?> ours;
    private final Class<?> bootsCustomizer;
    private final String bean;

    ClientAutoConfigurationContract(Class<?> ours, Class<?> boots, Class<?> bootsCustomizer, String bean) {
        this.ours = ours;
        this.bootsCustomizer = bootsCustomizer;
        this.bean = bean;
        runner = new ApplicationContextRunner()
                .withBean(EliotLogger.class, log::logger)
                .withConfiguration(AutoConfigurations.of(ours, boots));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A request by what Boot's builder builds. */
    protected abstract void call(ApplicationContext context, String url);

    /** A bean of the application, of the name of ours, that does nothing. */
    protected abstract ApplicationContextRunner withCustomizerOfItsOwn(String name);

    @Test
    void instrumentsWhatBootsBuilderBuilds() {
        runner.run(context -> {
            call(context, server.url());

            assertThat(log.outline())
                    .containsExactly("http:client started task-1@/1", "http:client succeeded task-1@/3");
            assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"));
        });
    }

    @Test
    void handsTheTaskToNamedHostsOnly() {
        runner.withPropertyValues("eliot.web.client.propagate-to=inventory,*.example.com")
                .run(context -> {
                    call(context, server.url());

                    assertThat(server.taskIds()).containsExactly(List.of());
                });
    }

    @Test
    void failsWhereAHostIsNoHost() {
        runner.withPropertyValues("eliot.web.client.propagate-to=inventory:8081")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseMessage("Not a host or a pattern of hosts: \"inventory:8081\". Give names such as"
                                + " inventory or *.example.com, or addresses such as 10.0.* or ::1, without scheme,"
                                + " user, port or path."));
    }

    @Test
    void backsOffWhereTheApplicationHasItsOwn() {
        withCustomizerOfItsOwn(bean).run(context -> {
            call(context, server.url());

            assertThat(log.outline()).isEmpty();
        });
    }

    @Test
    void isSwitchedOffByItsPropertyAndByThatOfAll() {
        runner.withPropertyValues("eliot.web.client.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(bean));
        runner.withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(bean));
    }

    @Test
    void isNotThereWithoutTheClientOrALogger() {
        runner.withClassLoader(new FilteredClassLoader(bootsCustomizer))
                .run(context -> assertThat(context).doesNotHaveBean(bean));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ours))
                .run(context -> assertThat(context).doesNotHaveBean(bean));
    }

    /** For clients that hold bodies in memory. */
    final void expectTheHeaderOnly() {
        runner.withPropertyValues("eliot.web.client.header-only=true").run(context -> {
            log.logger().action("order").run(() -> call(context, server.url()));

            assertThat(log.outline()).containsExactly("order started task-1@/1", "order succeeded task-1@/3");
            assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"));
        });
    }
}
