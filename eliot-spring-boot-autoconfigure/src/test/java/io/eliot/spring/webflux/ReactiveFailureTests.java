// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.eliot.Eliot;
import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.ErrorLines;
import io.eliot.spring.web.FailureAdvice;
import io.eliot.spring.web.FailureContract;
import io.eliot.spring.web.RawClient;
import io.eliot.spring.web.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** On Netty. */
class ReactiveFailureTests extends FailureContract {
    private static final TestServer SERVER = TestServer.reactive(
            Application.class, "spring.webflux.problemdetails.enabled=true", "spring.reactor.context-propagation=auto");

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
    void failsAfterItsAnswerHasBegun() throws Exception {
        try {
            SERVER.get("/committed");
        } catch (IOException e) {
            // what the client sees of it
        }

        assertThat(SERVER.log().ends(1))
                .singleElement()
                .satisfies(end ->
                        assertThat(end).containsEntry("action_status", "failed").containsEntry("reason", "too late"));
    }

    @Test
    void isInTheLineThatTheServerWritesOfAnAnswerThatHasBegun() throws Exception {
        try (ErrorLines errors = ErrorLines.watch();
                RawClient client = new RawClient(SERVER.port()).get("/committed")) {
            client.readAll();

            Map<String, Object> end = SERVER.log().end();
            assertThat(errors.tasks())
                    .hasSize(2)
                    .allSatisfy(task -> assertThat(end).containsEntry("task_uuid", task));
            assertThat(SERVER.log().messages()).last().isEqualTo(end);
        }
    }

    /** Spring tells nobody; on whatever thread, and by a handler of the controller or of all. */
    @ParameterizedTest
    @CsvSource({
        "/handled-at-once, 409, OutOfStockException, A-17",
        "/handled-elsewhere, 409, OutOfStockException, A-17",
        "/own/apology, 200, IllegalStateException, own"
    })
    void knowsWhatIsAnsweredByAnExceptionHandler(String path, int status, String exception, String reason)
            throws Exception {
        assertThat(SERVER.get(path).statusCode()).isEqualTo(status);

        Map<String, Object> end = SERVER.log().end();
        assertThat(end).containsEntry("action_status", "succeeded").containsEntry("status", status);
        assertThat(end.get("exception")).asString().endsWith(exception);
        assertThat(end.get("reason")).asString().contains(reason);
    }

    /** As an agent that traces does, or who carries a context by himself. */
    @ParameterizedTest
    @ValueSource(strings = {"/handled-at-once", "/handled-elsewhere"})
    void knowsWhatIsAnsweredByAnExceptionHandlerWhereOperatorsAreLifted(String path) throws Exception {
        Hooks.onEachOperator("lifting", Operators.lift((operator, subscriber) -> subscriber));
        try {
            SERVER.get(path);

            assertThat(SERVER.log().end()).containsEntry("exception", OutOfStockException.class.getName());
        } finally {
            Hooks.resetOnEachOperator("lifting");
        }
    }

    @Test
    void takesWhatAnAdapterOfTheApplicationMakesOfAnException() throws Exception {
        assertThat(SERVER.get("/mapped").statusCode()).isEqualTo(500);

        assertThat(SERVER.log().end())
                .containsEntry("exception", IllegalStateException.class.getName())
                .containsEntry("reason", "mapped");
    }

    @Test
    void leavesWhatWasThrownFirstWhereNoExceptionHandlerCanBeChosen() throws Exception {
        try (ErrorLines errors = ErrorLines.watch()) {
            assertThat(SERVER.get("/ambiguous").statusCode()).isEqualTo(500);

            assertThat(SERVER.log().end().get("reason")).asString().startsWith("Ambiguous @ExceptionHandler");
            assertThat(errors.stackTraces()).singleElement().asString().contains("Suppressed: ", "thrown first");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/handled-at-once", "/handled-elsewhere"})
    void knowsWhatIsAnsweredByAnExceptionHandlerWhileReactorIsDebugged(String path) throws Exception {
        Hooks.onOperatorDebug();
        try {
            SERVER.get(path);

            assertThat(SERVER.log().end()).containsEntry("exception", OutOfStockException.class.getName());
        } finally {
            Hooks.resetOnOperatorDebug();
        }
    }

    @Test
    void failsWhenItTakesTooLong() throws Exception {
        assertThat(SERVER.get("/never").statusCode()).isEqualTo(500);

        assertThat(SERVER.log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("action_status", "failed")
                        .containsEntry("exception", "java.util.concurrent.TimeoutException"));
    }

    @Test
    void leavesHandlerMethodsToAnAdapterOfTheApplication() throws Exception {
        assertThat(SERVER.get("/marked").headers().firstValue("x-marked")).isPresent();

        assertThat(SERVER.log().end()).containsEntry("status", 409);
    }

    @Test
    void recordsWhatIsHandledBehindAnAdapterOfTheApplication() throws Exception {
        assertThat(SERVER.get("/marked").statusCode()).isEqualTo(409);

        assertThat(SERVER.log().end())
                .containsEntry("status", 409)
                .containsEntry("exception", OutOfStockException.class.getName());
    }

    @ParameterizedTest
    @CsvSource({"/tenant/400, 400, succeeded", "/tenant/500, 500, failed", "/tenant-at-once/400, 400, succeeded"})
    void recordsWhatAFilterThrowsThatComesBeforeOurs(String path, int status, String outcome) throws Exception {
        assertThat(SERVER.get(path).statusCode()).isEqualTo(status);

        assertThat(SERVER.log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("status", status)
                        .containsEntry("action_status", outcome)
                        .containsEntry("exception", ResponseStatusException.class.getName()));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebFluxSecurity
    @Import({Controller.class, OwnAnswers.class, Ambiguous.class, FailureAdvice.class})
    static class Application {
        @Bean
        ErrorAttributes errorPage() {
            return new DefaultErrorAttributes() {
                @Override
                public Map<String, @Nullable Object> getErrorAttributes(
                        ServerRequest request, ErrorAttributeOptions options) {
                    Eliot.log("error:page");
                    return super.getErrorAttributes(request, options);
                }
            };
        }

        @Bean
        SecurityWebFilterChain security(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges
                            .pathMatchers("/denied")
                            .denyAll()
                            .pathMatchers("/unknown-caller")
                            .authenticated()
                            .anyExchange()
                            .permitAll())
                    .exceptionHandling(failures -> failures.authenticationEntryPoint((exchange, e) -> refuse(exchange)))
                    .build();
        }

        private static Mono<Void> refuse(ServerWebExchange exchange) {
            boolean mayAsk = exchange.getRequest().getPath().value().equals("/unknown-caller");
            return Mono.fromRunnable(() ->
                    exchange.getResponse().setStatusCode(mayAsk ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN));
        }

        @Bean
        HandlerAdapter marking(@Qualifier("requestMappingHandlerAdapter") RequestMappingHandlerAdapter spring) {
            return new Marking(spring);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        WebFilter tenants() {
            return (exchange, chain) -> {
                String[] path = exchange.getRequest().getPath().value().split("/", -1);
                return switch (path[1]) {
                    case "tenant" -> Mono.error(noTenant(path[2]));
                    case "tenant-at-once" -> throw noTenant(path[2]);
                    default -> chain.filter(exchange);
                };
            };
        }

        private static ResponseStatusException noTenant(String status) {
            return new ResponseStatusException(HttpStatus.valueOf(Integer.parseInt(status)), "no tenant");
        }

        /** As all methods that block are where virtual threads are on. */
        @Bean
        WebFluxConfigurer elsewhere() {
            return new WebFluxConfigurer() {
                @Override
                public void configureBlockingExecution(BlockingExecutionConfigurer blocking) {
                    blocking.setExecutor(new SimpleAsyncTaskExecutor())
                            .setControllerMethodPredicate(
                                    method -> method.getMethod().getName().equals("handledElsewhere"));
                }
            };
        }

        @Bean
        RouterFunction<ServerResponse> functional() {
            return route().GET("/functional", request -> Mono.error(new IllegalStateException("functional")))
                    .build();
        }
    }

    /** Has no order: it is asked before Spring's because it is an application's. */
    record Marking(RequestMappingHandlerAdapter spring) implements HandlerAdapter {
        private static final Set<String> MARKED = Set.of("marked", "mapped");

        @Override
        public boolean supports(Object handler) {
            return handler instanceof HandlerMethod method
                    && MARKED.contains(method.getMethod().getName());
        }

        @Override
        public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
            exchange.getResponse().getHeaders().set("x-marked", "yes");
            Mono<HandlerResult> handled = spring.handle(exchange, handler);
            return ((HandlerMethod) handler).getMethod().getName().equals("mapped")
                    ? handled.onErrorMap(CompletionException.class, Throwable::getCause)
                    : handled;
        }
    }

    @RestController
    static class Controller {
        @GetMapping("/thrown")
        Mono<String> thrown() {
            throw new IllegalStateException("no stock");
        }

        @GetMapping("/late")
        Mono<String> late() {
            return Mono.delay(Duration.ofMillis(5)).map(tick -> {
                throw new IllegalStateException("late");
            });
        }

        @GetMapping("/future")
        CompletableFuture<String> future() {
            return CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("future");
            });
        }

        @GetMapping("/error-thrown")
        Mono<String> error() {
            throw new AssertionError("impossible");
        }

        @GetMapping("/handled")
        Mono<String> handled() {
            return Mono.error(new OutOfStockException("A-17"));
        }

        @GetMapping("/marked")
        Mono<String> marked() {
            return handled();
        }

        @GetMapping("/mapped")
        String mapped() {
            throw new CompletionException(new IllegalStateException("mapped"));
        }

        @GetMapping("/handled-at-once")
        Mono<String> handledAtOnce() {
            throw new OutOfStockException("A-17");
        }

        @GetMapping("/handled-elsewhere")
        String handledElsewhere() {
            throw new OutOfStockException("A-17");
        }

        @GetMapping("/handled-as-500")
        Mono<String> broken() {
            return Mono.error(new BrokenException());
        }

        @GetMapping("/problem")
        Mono<String> problem() {
            return Mono.error(new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT));
        }

        @GetMapping("/status-exception")
        Mono<String> gone() {
            return Mono.error(new ResponseStatusException(HttpStatus.GONE, "gone"));
        }

        @GetMapping("/status-503")
        ResponseEntity<String> unavailable() {
            return ResponseEntity.status(503).build();
        }

        @GetMapping("/number/{number}")
        int number(@PathVariable int number) {
            return number;
        }

        @GetMapping("/denied")
        String denied() {
            return "never";
        }

        @GetMapping(path = "/committed", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<String> committed() {
            return Flux.just("begun")
                    .concatWith(
                            Mono.delay(Duration.ofMillis(20)).then(Mono.error(new IllegalStateException("too late"))));
        }

        @GetMapping("/never")
        Mono<String> never() {
            return Mono.<String>never().timeout(Duration.ofMillis(50));
        }
    }

    /** Answers what it throws itself. */
    @RestController
    @RequestMapping("/own")
    static class OwnAnswers {
        @GetMapping("/apology")
        String apology() {
            throw new IllegalStateException("own");
        }

        @ExceptionHandler
        String answer(IllegalStateException exception) {
            return "sorry";
        }
    }

    /** Spring finds out when the first exception is to be answered. */
    @RestController
    static class Ambiguous {
        @GetMapping("/ambiguous")
        String ambiguous() {
            throw new IllegalStateException("thrown first");
        }

        @ExceptionHandler
        String one(IllegalStateException exception) {
            return "one";
        }

        @ExceptionHandler
        String other(IllegalStateException exception) {
            return "other";
        }
    }
}
