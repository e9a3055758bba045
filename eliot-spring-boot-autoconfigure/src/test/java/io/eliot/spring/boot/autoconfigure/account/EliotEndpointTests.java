// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.eliot.Eliot;
import io.eliot.EliotAction;
import io.eliot.spring.web.TestServer;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.AbstractFactoryBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolExecutorFactoryBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** As an operator sees it, over HTTP. */
class EliotEndpointTests {
    private static final TestServer SERVER = TestServer.servlet(
            Application.class,
            "management.endpoints.web.exposure.include=eliot,health,metrics",
            "management.endpoint.health.show-components=always");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @SuppressWarnings("unchecked") // the answer is a JSON object
    private static Map<String, Object> get(String path) throws Exception {
        return new JsonMapper().readValue(SERVER.get("/actuator/" + path).body(), Map.class);
    }

    @SuppressWarnings("unchecked") // a part of it is another
    private static Map<String, Object> part(Map<String, Object> answer, String name) {
        return (Map<String, Object>) answer.getOrDefault(name, Map.of());
    }

    @SuppressWarnings("unchecked") // or a list of such
    private static List<Map<String, Object>> list(Map<String, Object> answer, String name) {
        return (List<Map<String, Object>>) answer.getOrDefault(name, List.of());
    }

    @Test
    void countsWhatWasWritten() throws Exception {
        assertThat(list(get("eliot"), "destinations"))
                .singleElement()
                .satisfies(destination -> assertThat(destination)
                        .containsEntry("name", "memory")
                        .containsEntry("dropped", 0)
                        .containsEntry("missed", 0)
                        .extractingByKey("written")
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.INTEGER)
                        .isPositive());
    }

    @Test
    void namesTheClientsThatAreInstrumentedAndThoseThatAreNot() throws Exception {
        assertThat(list(get("eliot"), "clients"))
                .extracting(client -> entry(client.get("bean"), client.get("instrumented")))
                .contains(
                        entry("built", true),
                        entry("builtByHand", false),
                        entry("restClientByHand", false),
                        entry("webClient", true),
                        entry("webClientByHand", false),
                        entry("restClientBuilder", true),
                        entry("webClientBuilder", true));
    }

    @Test
    void theStartUpLineNamesThoseThatAreNot() {
        assertThat(SERVER.context().getBean(StartUpLine.class).line())
                .endsWith("; not built by Boot's builders, so not instrumented: builtByHand (RestTemplate),"
                        + " restClientByHand (RestClient), webClientByHand (WebClient)");
    }

    @Test
    void namesTheExecutorsThatDoNotCarryTheAction() throws Exception {
        assertThat(list(get("eliot"), "executorsWithoutAction"))
                .extracting("bean", "type", "reason")
                .containsExactlyInAnyOrder(
                        tuple("declaredByClass", "ThreadPoolExecutor", "It is not declared as ExecutorService."),
                        tuple(
                                "comparing",
                                "ThreadPoolExecutor",
                                "It compares the work that waits in its queue, and knows only the work as it is."),
                        tuple("madeByFactory", "ThreadPoolExecutor", "A factory bean makes it."),
                        tuple("madeByOwnFactory", "ThreadPoolExecutor", "A factory bean makes it."),
                        tuple(
                                "repeating",
                                "ConcurrentTaskScheduler",
                                "It does not tell which work is repeated and must not keep the action."),
                        tuple("subclass", "Subclass", "It is not declared as ExecutorService."));
        assertThat(list(get("eliot"), "executorsWithoutAction"))
                .extracting("remedy")
                .allSatisfy(
                        remedy -> assertThat(remedy).asString().containsAnyOf("ExecutorService", "ContextCarriers"));
    }

    @Test
    void knowsTheTasksThatAreOpen() throws Exception {
        EliotAction open = SERVER.log().logger().task("nightly:report").start();

        Map<String, Object> tasks = part(get("eliot"), "openTasks");
        open.finish();

        assertThat(part(tasks, "oldest"))
                .containsEntry("actionType", "nightly:report")
                .containsEntry("taskUuid", open.taskUuid());
    }

    @Test
    void saysWhatIsLoggedOutsideOfActionsAndWhere() throws Exception {
        SERVER.get("/bare");

        Map<String, Object> outside = part(get("eliot"), "outsideActions");
        assertThat(outside).containsEntry("count", 2);
        assertThat(list(outside, "places"))
                .singleElement()
                .satisfies(place -> assertThat(place)
                        .containsEntry("thread", "bare")
                        .containsEntry("messageType", "stock:counted")
                        .containsEntry("count", 2)
                        .extractingByKey("place")
                        .asString()
                        .contains("EliotEndpointTests.java"));
        assertThat(list(get("metrics/eliot.messages.outside.actions"), "measurements"))
                .singleElement()
                .satisfies(measurement -> assertThat(measurement).containsEntry("value", 2.0));
    }

    @Test
    void isInTheMeters() throws Exception {
        assertThat(get("metrics").toString())
                .contains(
                        "eliot.messages.written",
                        "eliot.messages.dropped",
                        "eliot.destination.failing",
                        "eliot.tasks.open",
                        "eliot.messages.outside.actions");
    }

    @Test
    void isPartOfTheHealth() throws Exception {
        assertThat(get("health/eliot")).containsEntry("status", "UP");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {
        @Bean
        ExecutorService declaredByInterface() {
            return Executors.newSingleThreadExecutor();
        }

        @Bean
        ExecutorService monitored() {
            return ExecutorServiceMetrics.monitor(
                    new SimpleMeterRegistry(), Executors.newSingleThreadExecutor(), "monitored");
        }

        @Bean
        ExecutorService comparing() {
            return new ThreadPoolExecutor(
                    1, 1, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>(11, Comparator.comparing(Object::toString)));
        }

        @Bean
        ConcurrentTaskScheduler repeating() {
            return new ConcurrentTaskScheduler(null);
        }

        @Bean
        Subclass subclass() {
            return new Subclass();
        }

        @Bean
        OwnFactory madeByOwnFactory() {
            return new OwnFactory();
        }

        @Bean
        ThreadPoolExecutor declaredByClass() {
            return (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
        }

        @Bean
        ThreadPoolExecutorFactoryBean madeByFactory() {
            return new ThreadPoolExecutorFactoryBean();
        }

        @Bean
        RestTemplate built(RestTemplateBuilder builder) {
            return builder.build();
        }

        @Bean
        RestTemplate builtByHand() {
            return new RestTemplate();
        }

        @Bean
        RestClient restClientByHand() {
            return RestClient.create();
        }

        @Bean
        WebClient webClient(WebClient.Builder builder) {
            return builder.build();
        }

        @Bean
        WebClient webClientByHand() {
            return WebClient.create();
        }
    }

    static class Subclass extends ThreadPoolExecutor {
        Subclass() {
            super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }
    }

    static class OwnFactory extends AbstractFactoryBean<ExecutorService> {
        @Override
        public Class<?> getObjectType() {
            return ExecutorService.class;
        }

        @Override
        protected ExecutorService createInstance() {
            return Executors.newFixedThreadPool(1);
        }

        @Override
        protected void destroyInstance(@Nullable ExecutorService pool) {
            if (pool != null) {
                pool.shutdown();
            }
        }
    }

    @RestController
    static class Controller {
        /** The pool nobody knows of. */
        @GetMapping("/bare")
        String bare() throws InterruptedException {
            Thread thread = new Thread(
                    () -> {
                        for (int i = 0; i < 2; i++) {
                            Eliot.log("stock:counted");
                        }
                    },
                    "bare");
            thread.start();
            thread.join(20_000);
            return "done";
        }
    }
}
