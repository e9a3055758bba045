// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.TestServer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** What is raised while the arguments of a handler method are made, or before it returns, and then answered. */
class ReactiveArgumentTests {
    private static final Path PAGE = Path.of("..", "docs", "http.md");
    private static final TestServer SERVER =
            TestServer.reactive(Application.class, "spring.webflux.problemdetails.enabled=true");

    @AfterAll
    static void stop() {
        ThreadsInAnAction.awaitNone();
        SERVER.close();
    }

    @BeforeEach
    void forget() {
        SERVER.log().reset();
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                Refusal.of("/asked/orders", "{\"sku\": \"\"}", "WebExchangeBindException", "must not be blank"),
                Refusal.of("/asked/orders", "{\"sku\": ", "ServerWebInputException", "Failed to read HTTP message"),
                Refusal.of("/asked/found", null, "MissingRequestValueException", "'sku'"),
                Refusal.of("/asked/tenant", null, "UnknownTenantException", "nobody"),
                Refusal.of("/asked/at-once", null, "UnknownTenantException", "at once"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void areRecordedWhereSpringIsTold(Refusal refusal) throws Exception {
        assertThat(refusal.at("/told").send().body()).isEqualTo("told");

        refusal.isRecorded();
    }

    static Stream<Refusal> refusalsOfSpring() {
        return refusals().filter(refusal -> !refusal.exception().equals("UnknownTenantException"));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfSpring")
    void areRecordedWhereTheyBecomeProblemDetails(Refusal refusal) throws Exception {
        HttpResponse<String> answer = refusal.at("/problem").send();

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"title\":\"Bad Request\"", "\"status\":400");
        refusal.isRecorded();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void areRecordedWhereNobodyIsTold(Refusal refusal) throws Exception {
        assertThat(refusal.at("/untold").send().body()).isEqualTo("untold");

        refusal.isRecorded();
    }

    @Test
    void isToldAsThePageSays() throws IOException {
        assertThat(Files.readString(PAGE).lines().map(String::strip))
                .containsSequence(
                        "ServerRequestObservationContext.findCurrent(exchange.getAttributes())",
                        ".ifPresent(request -> request.setError(exception));");
    }

    private record Refusal(String path, @Nullable String body, String exception, String reason) {
        static Refusal of(String path, @Nullable String body, String exception, String reason) {
            return new Refusal(path, body, exception, reason);
        }

        Refusal at(String place) {
            return new Refusal(path.replace("/asked", place), body, exception, reason);
        }

        HttpResponse<String> send() throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + SERVER.port() + path));
            if (body != null) {
                request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
            }
            return TestServer.newConnection().send(request.build(), BodyHandlers.ofString());
        }

        void isRecorded() {
            assertThat(SERVER.log().ends(1)).singleElement().satisfies(end -> {
                assertThat(end).containsEntry("action_status", "succeeded").containsEntry("status", 400);
                assertThat(end.get("exception")).asString().endsWith(exception);
                assertThat(end.get("reason")).asString().contains(reason);
            });
        }

        @Override
        public String toString() {
            return path + " " + exception;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Told.class, Problem.class, Untold.class, TellingAdvice.class})
    static class Application {
        @Bean
        WebFluxConfigurer tenants() {
            return new WebFluxConfigurer() {
                @Override
                public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                    configurer.addCustomResolver(new TenantResolver());
                }
            };
        }
    }

    record Order(@NotBlank String sku) {}

    record Tenant(String name) {}

    static final class UnknownTenantException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownTenantException(String name) {
            super(name);
        }
    }

    static final class TenantResolver implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Tenant.class;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
            throw new UnknownTenantException("nobody");
        }
    }

    abstract static class Controller {
        @PostMapping("/orders")
        String place(@Valid @RequestBody Order order) {
            return order.sku();
        }

        @GetMapping("/found")
        String found(@RequestParam String sku) {
            return sku;
        }

        @GetMapping("/tenant")
        String tenant(Tenant tenant) {
            return tenant.name();
        }

        @GetMapping("/at-once")
        Mono<String> atOnce() {
            throw new UnknownTenantException("at once");
        }
    }

    @RestController
    @RequestMapping("/told")
    static class Told extends Controller {
        @ExceptionHandler
        ResponseEntity<String> refused(ServerWebInputException exception, ServerWebExchange exchange) {
            ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                    .ifPresent(request -> request.setError(exception));
            return ResponseEntity.badRequest().body("told");
        }
    }

    @RestController
    @RequestMapping("/problem")
    static class Problem extends Controller {}

    @RestController
    @RequestMapping("/untold")
    static class Untold extends Controller {
        @ExceptionHandler
        ResponseEntity<String> refused(Exception exception) {
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).body("untold");
        }
    }

    @RestControllerAdvice
    static class TellingAdvice {
        @ExceptionHandler
        ResponseEntity<String> refused(UnknownTenantException exception, ServerWebExchange exchange) {
            ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                    .ifPresent(request -> request.setError(exception));
            return ResponseEntity.badRequest().body("told");
        }
    }
}
