// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.context.ActionContextAccessor;
import io.eliot.spring.web.RecordedRequests;
import io.eliot.spring.web.ServerActions;
import io.eliot.spring.web.TestServer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** The plain cases, on Netty. */
class ServerActionWebFilterTests {
    private static final TestServer server = TestServer.reactive(Application.class);
    private final RecordedRequests log = server.log();

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        log.reset();
    }

    @Test
    void recordsARequestAsOneAction() throws Exception {
        server.get("/stock/A-17;jsessionid=secret?token=secret");

        assertThat(log.end()).containsEntry("action_status", "succeeded").containsEntry("status", 200);
        assertThat(log.end()).containsEntry("route", "/stock/{sku}");
        assertThat(log.starts())
                .singleElement()
                .satisfies(start ->
                        assertThat(start).containsEntry("method", "GET").containsEntry("path", "/stock/A-17"));
        assertThat(log.messages()).noneMatch(message -> message.toString().contains("secret"));
    }

    /** The server has heard of the end, and of nothing that comes after it. */
    @Test
    void leavesNothingCurrentWhereWhatIsCancelledFailsAfterAll() {
        Hooks.disableAutomaticContextPropagation(); // it would tidy up
        try {
            failAfterItIsCancelled();

            assertThat(ActionContext.current().isEmpty()).isTrue();
        } finally {
            Hooks.enableAutomaticContextPropagation();
        }
    }

    private void failAfterItIsCancelled() {
        AtomicReference<CoreSubscriber<? super Void>> cancelled = new AtomicReference<>();
        HttpHandler handler = new ServerActionHttpHandlers(ServerActions.of(log.logger()))
                .apply((request, response) -> new Mono<>() {
                    @Override
                    public void subscribe(CoreSubscriber<? super Void> server) {
                        cancelled.set(server);
                        server.onSubscribe(Operators.emptySubscription());
                    }
                });
        handler.handle(MockServerHttpRequest.get("/stock").build(), new MockServerHttpResponse())
                .subscribe()
                .dispose();
        Objects.requireNonNull(cancelled.get()).onError(new IllegalStateException("after all"));
    }

    @Test
    void isInTheReactorContext() throws Exception {
        server.get("/stock/A-17");

        assertThat(log.message("stock:checked"))
                .containsEntry("task_uuid", log.end().get("task_uuid"));
    }

    @Test
    void endsAfterTheLastElementOfAStream() throws Exception {
        server.get("/stream");

        Object uuid = log.end().get("task_uuid");
        assertThat(log.message("stream:over")).containsEntry("task_uuid", uuid);
        assertThat(log.end().get("task_level")).hasToString("[3]");
    }

    @Test
    void continuesTheTaskOfTheHeader() throws Exception {
        server.get("/stock/A-17", "x-eliot-task-id", "6f1c0a52@/3/2");

        assertThat(log.end()).containsEntry("task_uuid", "6f1c0a52"); // C9
        assertThat(log.starts().get(0).get("task_level")).hasToString("[3, 2, 1]");
    }

    @Test
    void failsWithTheExceptionNobodyHandled() throws Exception {
        assertThat(server.get("/unhandled").statusCode()).isEqualTo(500);

        assertThat(log.end())
                .containsEntry("action_status", "failed")
                .containsEntry("exception", "java.lang.IllegalStateException")
                .containsEntry("reason", "no stock")
                .containsEntry("route", "/unhandled")
                .containsEntry("status", 500);
    }

    @Test
    void succeedsWithAnAnswerOfTheApplication() throws Exception {
        assertThat(server.get("/conflict").statusCode()).isEqualTo(409);

        assertThat(log.ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("action_status", "succeeded")
                        .containsEntry("exception", "org.springframework.web.server.ResponseStatusException")
                        .containsEntry("status", 409));
    }

    @Test
    void answersWhereTheServerTakesNoHeader() {
        ServerActions actions =
                ServerActions.builder(log.logger()).responseHeader("x-task").build();
        MockServerHttpResponse begun = new MockServerHttpResponse();
        begun.setComplete().block();

        new ServerActionHttpHandlers(actions)
                .apply((request, response) -> Mono.empty())
                .handle(MockServerHttpRequest.get("/").build(), begun)
                .block();

        assertThat(log.end()).containsEntry("action_status", "succeeded");
        assertThat(log.message("eliot:traceback"))
                .containsEntry("exception", "java.lang.UnsupportedOperationException");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {}

    @RestController
    static class Controller {
        @GetMapping("/stock/{sku}")
        Mono<String> stock(@PathVariable String sku) {
            return logged("stock:checked").thenReturn(sku);
        }

        @GetMapping("/stream")
        Flux<String> stream() {
            return Flux.just("a", "b")
                    .delayElements(Duration.ofMillis(1))
                    .concatWith(logged("stream:over").then(Mono.empty()));
        }

        @GetMapping("/unhandled")
        Mono<String> unhandled() {
            return Mono.error(new IllegalStateException("no stock"));
        }

        @GetMapping("/conflict")
        Mono<String> conflict() {
            return Mono.error(new ResponseStatusException(HttpStatus.CONFLICT, "taken"));
        }

        private static Mono<Void> logged(String messageType) {
            return Mono.deferContextual(context -> {
                ActionContext current = context.get(ActionContextAccessor.KEY);
                Objects.requireNonNull(current.action()).log(messageType);
                return Mono.empty();
            });
        }
    }
}
