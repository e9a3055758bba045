// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.Elsewhere;
import io.eliot.spring.web.ExchangeContract;
import io.eliot.spring.web.RawClient;
import io.eliot.spring.web.TestServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** On Netty. */
class ReactiveExchangeTests extends ExchangeContract {
    private static final TestServer SERVER = TestServer.reactive(
            Application.class,
            "spring.reactor.context-propagation=auto",
            "spring.webflux.problemdetails.enabled=true",
            "management.endpoints.web.exposure.include=health,info",
            "eliot.web.server.response-header=x-task",
            "eliot.web.server.problem-detail-property=task");

    @Override
    protected TestServer server() {
        return SERVER;
    }

    @AfterAll
    static void stop() {
        ThreadsInAnAction.awaitNone();
        SERVER.close();
    }

    @Test
    void failsWhenTheClientLeavesBeforeAnythingWasSent() throws Exception {
        RawClient client = new RawClient(SERVER.port()).get("/silent");
        SERVER.log().started(1);

        client.hangUp();

        assertThat(SERVER.log().end())
                .containsEntry("action_status", "failed")
                .containsEntry("exception", "java.util.concurrent.CancellationException")
                .containsEntry("route", "/silent");
        assertThat(SERVER.log().ends()).hasSize(1);
    }

    /** A file is sent without being copied, so that nothing but the server sees its parts. */
    @Test
    void failsWhenTheClientHangsUpAmidAFile() throws Exception {
        RawClient client = new RawClient(SERVER.port()).get("/file");
        assertThat(client.readUntil("\r\n\r\n")).contains("Content-Length: " + (256L << 20));
        assertThat(SERVER.log().ends()).isEmpty();

        client.hangUp();

        assertThat(SERVER.log().end()).containsEntry("action_status", "failed").containsEntry("route", "/file");
        assertThat(SERVER.log().ends()).hasSize(1);
    }

    @Test
    void endsWhenAFileIsSent() throws Exception {
        assertThat(SERVER.get("/small-file").body()).hasSize(3);

        assertThat(SERVER.log().end())
                .containsEntry("action_status", "succeeded")
                .containsEntry("route", "/small-file");
    }

    /** What nobody wants any more is cancelled, by whomever. */
    @Test
    void succeedsWhereAFilterAnswersWhatTakesTooLong() throws Exception {
        assertThat(SERVER.get("/slow").statusCode()).isEqualTo(429);

        assertThat(SERVER.log().end())
                .containsEntry("action_status", "succeeded")
                .containsEntry("status", 429);
    }

    @Test
    void succeedsWhereAFilterAnswersSomethingElse() throws Exception {
        assertThat(SERVER.get("/slow-cached").body()).isEqualTo("cached");

        assertThat(SERVER.log().end())
                .containsEntry("action_status", "succeeded")
                .containsEntry("status", 200);
    }

    @Test
    void succeedsWhereAFilterEndsAStream() throws Exception {
        assertThat(SERVER.get("/slow-endless").body()).startsWith("data:tick");

        assertThat(SERVER.log().end())
                .containsEntry("action_status", "succeeded")
                .containsEntry("status", 200);
    }

    @Test
    void leavesSocketsToAnAdapterOfTheApplication() throws Exception {
        assertThat(SERVER.get("/closed-socket").statusCode()).isEqualTo(410);

        assertThat(SERVER.log().end()).containsEntry("status", 410);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {
        @Bean
        RouterFunction<ServerResponse> functional() {
            return route().GET(
                            "/functional",
                            request -> Mono.fromRunnable(() -> Eliot.log("worked"))
                                    .then(ServerResponse.ok().bodyValue("functional")))
                    .build();
        }

        @Bean
        WebFilter impatient() {
            return (exchange, chain) -> {
                Mono<Void> handled = chain.filter(exchange);
                return exchange.getRequest().getPath().value().startsWith("/slow")
                        ? handled.timeout(Duration.ofMillis(200))
                                .onErrorResume(TimeoutException.class, e -> instead(exchange))
                        : handled;
            };
        }

        private static Mono<Void> instead(ServerWebExchange exchange) {
            ServerHttpResponse response = exchange.getResponse();
            if (exchange.getRequest().getPath().value().equals("/slow-cached")) {
                return response.writeWith(Mono.just(response.bufferFactory().wrap("cached".getBytes(UTF_8))));
            }
            response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
            return response.setComplete();
        }

        @Bean
        HandlerAdapter closing() {
            return new Closing();
        }

        /** Spring would choose Jetty's way, as that is on the class path. */
        @Bean
        WebFluxConfigurer handshakes() {
            return new WebFluxConfigurer() {
                @Override
                public WebSocketService getWebSocketService() {
                    return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());
                }
            };
        }

        @Bean
        HandlerMapping sockets() {
            WebSocketHandler handler = session -> session.send(session.receive().map(frame -> {
                Eliot.log("frame");
                return session.textMessage(
                        String.valueOf(ActionContext.current().action()));
            }));
            return new SimpleUrlHandlerMapping(Map.of("/socket", handler, "/closed-socket", new Closed()), -1);
        }
    }

    static final class Closed implements WebSocketHandler {
        @Override
        public Mono<Void> handle(WebSocketSession session) {
            return Mono.empty();
        }
    }

    @Order(0)
    static final class Closing implements HandlerAdapter {
        @Override
        public boolean supports(Object handler) {
            return handler instanceof Closed;
        }

        @Override
        public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
            exchange.getResponse().setStatusCode(HttpStatus.GONE);
            return Mono.empty();
        }
    }

    @RestController
    static class Controller {
        @GetMapping("/plain")
        Mono<String> plain() {
            return worked("plain");
        }

        private static Mono<String> worked(String body) {
            return Mono.fromSupplier(() -> {
                Eliot.log("worked");
                return body;
            });
        }

        @GetMapping("/livez")
        Mono<String> livez() {
            return worked("alive").subscribeOn(Schedulers.boundedElastic());
        }

        @GetMapping("/later")
        Mono<String> later() {
            return Mono.delay(Duration.ofMillis(5)).then(worked("later"));
        }

        @GetMapping("/deferred")
        Mono<String> deferred() {
            return worked("deferred").subscribeOn(Schedulers.boundedElastic());
        }

        @GetMapping("/future")
        CompletableFuture<String> future() {
            CompletableFuture<String> result = new CompletableFuture<>();
            Elsewhere.run(() -> {
                Eliot.log("worked");
                result.complete("future");
            });
            return result;
        }

        @GetMapping("/stream")
        Flux<String> stream() {
            return Flux.just("a", "b").publishOn(Schedulers.parallel()).concatWith(worked("c"));
        }

        @GetMapping("/emitter")
        Flux<String> emitter() {
            return Flux.<String>create(sink -> sink.next("a").complete()).concatWith(worked("b"));
        }

        @GetMapping(path = "/sse", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> sse() {
            return Flux.just("a", "b").delayElements(Duration.ofMillis(2)).concatWith(worked("c"));
        }

        @GetMapping("/flux")
        Flux<String> flux() {
            return Flux.just("a", "b").doOnComplete(() -> Eliot.log("worked"));
        }

        @GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> endless() {
            return Flux.interval(Duration.ofMillis(2)).map(tick -> "tick").onBackpressureDrop();
        }

        @GetMapping({"/slow", "/slow-cached"})
        Flux<String> slow() {
            return Flux.never();
        }

        @GetMapping(path = "/slow-endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> slowEndless() {
            return endless();
        }

        @GetMapping("/silent")
        Mono<String> silent() {
            return Mono.never();
        }

        /** Longer than anybody keeps on the way, and takes no space. */
        @GetMapping("/file")
        Mono<Resource> file() throws IOException {
            return fileOf(256L << 20);
        }

        @GetMapping("/small-file")
        Mono<Resource> smallFile() throws IOException {
            return fileOf(3);
        }

        private static Mono<Resource> fileOf(long length) throws IOException {
            Path path = Files.createTempFile("sent", ".bin");
            path.toFile().deleteOnExit();
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(length);
            }
            return Mono.just(new FileSystemResource(path));
        }

        @GetMapping("/problem")
        Mono<String> problem() {
            return Mono.error(new ErrorResponseException(HttpStatus.CONFLICT));
        }
    }
}
