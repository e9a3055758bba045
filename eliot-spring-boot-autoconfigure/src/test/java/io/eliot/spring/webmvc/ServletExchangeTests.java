// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.Elsewhere;
import io.eliot.spring.web.ExchangeContract;
import io.eliot.spring.web.RawClient;
import io.eliot.spring.web.TestServer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import reactor.core.publisher.Flux;

/** On Tomcat. */
class ServletExchangeTests extends ExchangeContract {
    private static final TestServer SERVER = TestServer.servlet(
            ApplicationOnTomcat.class,
            "server.shutdown=immediate", // Tomcat takes a request it has dropped for an active one
            "spring.reactor.context-propagation=auto",
            "spring.mvc.problemdetails.enabled=true",
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
    void takesAForwardForPartOfTheRequest() throws Exception {
        assertThat(SERVER.get("/forward").body()).isEqualTo("plain");

        assertThat(SERVER.log().end()).containsEntry("route", "/plain");
        assertThat(SERVER.log().starts())
                .singleElement()
                .satisfies(start -> assertThat(start).containsEntry("path", "/forward"));
    }

    @Test
    void takesAnIncludeForPartOfTheRequest() throws Exception {
        assertThat(SERVER.get("/include").body()).isEqualTo("plain");

        assertThat(SERVER.log().end()).containsEntry("status", 200);
        assertThat(SERVER.log().starts()).hasSize(1);
    }

    @Test
    void endsAfterTheLastOfSeveralAsynchronousCycles() throws Exception {
        assertThat(SERVER.get("/cycles").body()).isEqualTo("third");

        assertThat(SERVER.log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("status", 200)
                        .extractingByKey("task_level")
                        .hasToString("[5]"));
    }

    @Test
    void endsWhenTheConnectionBreaksWhileAnotherThreadDispatches() throws Exception {
        RawClient client = new RawClient(SERVER.port()).get("/broken");
        client.readUntil("tick");

        client.hangUp();

        assertThat(SERVER.log().end())
                .containsEntry("action_status", "failed")
                .containsEntry("exception", "java.io.IOException")
                .containsEntry("route", "/broken");
        assertThat(SERVER.log().ends()).hasSize(1);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocket
    @Import(Application.class)
    static class ApplicationWithSocket {
        @Bean
        WebSocketConfigurer sockets(ObjectProvider<HandshakeHandler> chosen) {
            HandshakeHandler handshakes = chosen.getIfAvailable(DefaultHandshakeHandler::new);
            return registry -> registry.addHandler(new Frames(), "/socket").setHandshakeHandler(handshakes);
        }
    }

    /** Spring would choose Jetty's way, as that is on the class path. */
    @Configuration(proxyBeanMethods = false)
    @Import(ApplicationWithSocket.class)
    static class ApplicationOnTomcat {
        @Bean
        HandshakeHandler handshakes() {
            return new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {
        @Bean
        RouterFunction<ServerResponse> functional() {
            return route().GET("/functional", request -> {
                        Eliot.log("worked");
                        return ServerResponse.ok().body("functional");
                    })
                    .build();
        }
    }

    /** Tells for each frame which action is current. */
    private static final class Frames extends TextWebSocketHandler {
        @Override
        protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
            Eliot.log("frame");
            session.sendMessage(
                    new TextMessage(String.valueOf(ActionContext.current().action())));
        }
    }

    @RestController
    static class Controller {
        @GetMapping("/plain")
        String plain() {
            return worked("plain");
        }

        private static String worked(String body) {
            Eliot.log("worked");
            return body;
        }

        @GetMapping("/livez")
        String livez() {
            return worked("alive");
        }

        @GetMapping("/later")
        Callable<String> later() {
            return () -> worked("later");
        }

        @GetMapping("/deferred")
        DeferredResult<String> deferred() {
            DeferredResult<String> result = new DeferredResult<>();
            Elsewhere.run(() -> result.setResult(worked("deferred")));
            return result;
        }

        @GetMapping("/future")
        CompletableFuture<String> future() {
            CompletableFuture<String> result = new CompletableFuture<>();
            Elsewhere.run(() -> result.complete(worked("future")));
            return result;
        }

        @GetMapping("/stream")
        StreamingResponseBody stream() {
            return out -> out.write(worked("stream").getBytes(UTF_8));
        }

        @GetMapping("/emitter")
        ResponseBodyEmitter emitter() {
            ResponseBodyEmitter emitter = new ResponseBodyEmitter();
            Elsewhere.run(() -> emit(emitter));
            return emitter;
        }

        @GetMapping("/sse")
        SseEmitter sse() {
            SseEmitter emitter = new SseEmitter();
            Elsewhere.run(() -> emit(emitter));
            return emitter;
        }

        private static void emit(ResponseBodyEmitter emitter) {
            try {
                emitter.send("one");
                emitter.send(worked("two"));
                emitter.complete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @GetMapping("/flux")
        Flux<String> flux() {
            return Flux.just("a", "b").doOnComplete(() -> worked("flux"));
        }

        @GetMapping(path = "/endless", produces = MediaType.TEXT_PLAIN_VALUE)
        StreamingResponseBody endless() {
            return out -> {
                while (true) {
                    out.write("tick\n".repeat(1_000).getBytes(UTF_8));
                    out.flush();
                }
            };
        }

        /** The container tells of the error while its thread is still the one that began the request. */
        @GetMapping("/broken")
        void broken(HttpServletRequest request, HttpServletResponse response) throws Exception {
            AsyncContext async = request.startAsync();
            async.addListener(new DispatchElsewhere());
            Thread writer = new Thread(() -> writeUntilBroken(response), "writer");
            writer.start();
            writer.join(20_000);
        }

        private static void writeUntilBroken(HttpServletResponse response) {
            try {
                while (true) {
                    response.getOutputStream().write("tick\n".getBytes(UTF_8));
                    response.flushBuffer();
                }
            } catch (IOException e) {
                Eliot.log("broken");
            }
        }

        @GetMapping("/problem")
        String problem() {
            throw new ErrorResponseException(HttpStatus.CONFLICT);
        }

        @GetMapping("/forward")
        void forward(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            dispatcher(request).forward(request, response);
        }

        @GetMapping("/include")
        void include(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
            dispatcher(request).include(request, response);
        }

        private static RequestDispatcher dispatcher(HttpServletRequest request) {
            return Objects.requireNonNull(request.getRequestDispatcher("/plain"));
        }

        @GetMapping("/cycles")
        void cycles(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object done = request.getAttribute("cycles");
            int cycle = done == null ? 1 : (int) done + 1;
            request.setAttribute("cycles", cycle);
            Eliot.log("cycle", "number", cycle);
            if (cycle < 3) {
                AsyncContext async = request.startAsync();
                Elsewhere.run(async::dispatch);
            } else {
                response.getWriter().print("third");
            }
        }
    }

    /** What Spring does where a streamed body finds the connection broken before the container says so. */
    private static final class DispatchElsewhere implements AsyncListener {
        @Override
        public void onError(AsyncEvent event) {
            Thread dispatcher = new Thread(event.getAsyncContext()::dispatch, "dispatcher");
            dispatcher.start();
            try {
                dispatcher.join(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
