// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import io.eliot.Eliot;
import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.FailureAdvice;
import io.eliot.spring.web.TestServer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** On Tomcat. */
class ServletFailureTests extends ServletFailureContract {
    private static final TestServer SERVER =
            TestServer.servlet(Application.class, "spring.mvc.problemdetails.enabled=true");

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

    /** Over HTTP/2, Tomcat lets go of such a request without a word. */
    @Test
    void failsAfterItHasGoneOnAsynchronously() throws Exception {
        try (TestServer server = http2()) {
            HttpResponse<String> answer = getByHttp2(server, "/gone-on");

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(server.log().ends(1))
                    .singleElement()
                    .satisfies(end -> assertThat(end)
                            .containsEntry("status", 500)
                            .containsEntry("action_status", "failed")
                            .containsEntry("reason", "gone on"));
        }
    }

    /** But not if Tomcat never hears of the exception. */
    @Test
    void goesOnAsynchronouslyWhereAnOuterFilterAnswers() throws Exception {
        try (TestServer server = http2()) {
            assertThat(getByHttp2(server, "/tenant-gone-on").statusCode()).isEqualTo(400);

            Map<String, Object> end = server.log().end();
            assertThat(end)
                    .containsEntry("status", 400)
                    .containsEntry("action_status", "succeeded")
                    .containsEntry("exception", NoTenantException.class.getName());
            assertThat(server.log().message("apology")).containsEntry("task_uuid", end.get("task_uuid"));
            assertThat(server.log().messages()).last().isEqualTo(end);
        }
    }

    private static TestServer http2() {
        return TestServer.servlet(Application.class, "server.http2.enabled=true", "server.shutdown=immediate");
    }

    private static HttpResponse<String> getByHttp2(TestServer server, String path) throws Exception {
        URI place = URI.create("http://localhost:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString());
    }

    /** Over HTTP/1.1 Tomcat tells the listeners of what was thrown, who may go on with the request. */
    @Test
    void endsAfterTheDispatchOfWhatWasThrownWhenItHadGoneOn() throws Exception {
        SERVER.get("/gone-on-later");

        Map<String, Object> end = SERVER.log().end();
        assertThat(SERVER.log().message("apology")).containsEntry("task_uuid", end.get("task_uuid"));
        assertThat(SERVER.log().messages()).last().isEqualTo(end);
    }

    @Test
    void fails503WhenItTakesTooLong() throws Exception {
        assertThat(SERVER.get("/never").statusCode()).isEqualTo(503);

        assertThat(SERVER.log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("action_status", "failed")
                        .containsEntry(
                                "exception",
                                "org.springframework.web.context.request.async.AsyncRequestTimeoutException"));
    }

    @Test
    void isRefusedWithTheReasonWhereCredentialsAreWrong() throws Exception {
        String credentials = Base64.getEncoder().encodeToString("caller:wrong".getBytes(UTF_8));

        assertThat(SERVER.get("/unknown-caller", "Authorization", "Basic " + credentials)
                        .statusCode())
                .isEqualTo(401);

        assertThat(SERVER.log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry(
                                "exception", "org.springframework.security.authentication.BadCredentialsException")
                        .containsEntry("reason", "Bad credentials"));
    }

    @Test
    void tellsNothingOfWrongCredentialsThatWereNotWhy() throws Exception {
        assertThat(SERVER.get("/second-door/open").statusCode()).isEqualTo(200);
        assertThat(SERVER.log().ends(1).get(0)).doesNotContainKey("exception");

        SERVER.log().reset();
        assertThat(SERVER.get("/second-door/broken").statusCode()).isEqualTo(500);
        assertThat(SERVER.log().ends(1).get(0))
                .containsEntry("exception", BrokenException.class.getName())
                .containsEntry("action_status", "failed");
    }

    /** Applications hand the attributes of a request to other threads, which may be later than the answer. */
    @Test
    void leavesAnAuthenticationAloneThatFailsAfterItsRequest() throws Exception {
        SERVER.get("/second-door/open");
        ServletRequestAttributes kept = Objects.requireNonNull(Controller.LAST.get());
        HttpServletRequest request = kept.getRequest();
        await().atMost(Duration.ofSeconds(20)).until(() -> isRecycled(request));

        RequestContextHolder.setRequestAttributes(kept);
        try {
            assertThat(SERVER.context().getBean(Controller.class).isKnown("caller", "wrong"))
                    .isFalse();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static boolean isRecycled(HttpServletRequest request) {
        try {
            request.getAttribute("any");
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebSecurity
    @Import({
        Controller.class,
        ServletFailureContract.BrokenConnections.class,
        ServletFailureContract.FailingRequests.class,
        ServletFailureContract.Pages.class,
        ServletFailureContract.TenantFilter.class,
        ServletFailureContract.ExhaustedFilter.class,
        ServletFailureContract.HidingFilter.class,
        ServletFailureContract.ResolvingFilter.class,
        ServletFailureContract.BegunAnswers.class,
        FailureAdvice.class
    })
    static class Application {
        @Bean
        ErrorAttributes errorPage() {
            return new DefaultErrorAttributes() {
                @Override
                public Map<String, @Nullable Object> getErrorAttributes(
                        WebRequest request, ErrorAttributeOptions options) {
                    Eliot.log("error:page");
                    return super.getErrorAttributes(request, options);
                }
            };
        }

        @Bean
        UserDetailsService callers() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("caller").password("{noop}right").build());
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/denied")
                            .denyAll()
                            .requestMatchers("/unknown-caller")
                            .authenticated()
                            .anyRequest()
                            .permitAll())
                    .httpBasic(withDefaults())
                    .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, e) ->
                            response.sendError(request.getRequestURI().equals("/denied") ? 403 : 401)))
                    .build();
        }

        @Bean
        RouterFunction<ServerResponse> functional() {
            return route().GET("/functional", request -> {
                        throw new IllegalStateException("functional");
                    })
                    .build();
        }
    }

    @RestController
    static class Controller {
        static final AtomicReference<@Nullable ServletRequestAttributes> LAST = new AtomicReference<>();

        private final ProviderManager door;

        Controller(UserDetailsService callers, ApplicationEventPublisher events) {
            door = new ProviderManager(new DaoAuthenticationProvider(callers));
            door.setAuthenticationEventPublisher(new DefaultAuthenticationEventPublisher(events));
        }

        boolean isKnown(String name, String password) {
            try {
                door.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
                return true;
            } catch (BadCredentialsException e) {
                return false;
            }
        }

        @GetMapping("/second-door/{state}")
        boolean secondDoor(@PathVariable String state) {
            LAST.set((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes());
            boolean known = isKnown("caller", "wrong");
            if (state.equals("broken")) {
                throw new BrokenException();
            }
            return known;
        }

        @GetMapping("/thrown")
        String thrown() {
            throw new IllegalStateException("no stock");
        }

        @GetMapping("/late")
        Callable<String> late() {
            return () -> {
                throw new IllegalStateException("late");
            };
        }

        @GetMapping("/future")
        CompletableFuture<String> future() {
            return CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("future");
            });
        }

        @GetMapping("/error-thrown")
        String error() {
            throw new AssertionError("impossible");
        }

        @GetMapping("/handled")
        String handled() {
            throw new OutOfStockException("A-17");
        }

        @GetMapping("/handled-as-500")
        String broken() {
            throw new BrokenException();
        }

        @GetMapping("/problem")
        String problem() {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT);
        }

        @GetMapping("/status-exception")
        String gone() {
            throw new ResponseStatusException(HttpStatus.GONE, "gone");
        }

        @GetMapping("/status-503")
        void unavailable(HttpServletResponse response) throws IOException {
            response.sendError(503);
        }

        @GetMapping("/number/{number}")
        int number(@PathVariable int number) {
            return number;
        }

        @GetMapping("/denied")
        String denied() {
            return "never";
        }

        @GetMapping("/committed")
        void committed(HttpServletResponse response) throws IOException {
            response.getWriter().print("begun");
            response.flushBuffer();
            throw new IllegalStateException("too late");
        }

        @GetMapping("/gone-on")
        void goneOn(HttpServletRequest request) {
            request.startAsync();
            throw new IllegalStateException("gone on");
        }

        @GetMapping("/gone-on-later")
        String goneOnLater(HttpServletRequest request) {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                Eliot.log("apology");
                return "sorry";
            }
            request.startAsync().addListener(new Again());
            throw new IllegalStateException("gone on");
        }

        @GetMapping("/tenant-gone-on")
        String tenantGoneOn(HttpServletRequest request) {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                Eliot.log("apology");
                return "sorry";
            }
            AsyncContext later = request.startAsync();
            later.setTimeout(50);
            later.addListener(new Again());
            throw new NoTenantException(400);
        }

        @GetMapping("/never")
        DeferredResult<String> never() {
            return new DeferredResult<>(50L);
        }
    }

    /** Has the request dispatched once more. */
    private static final class Again implements AsyncListener {
        @Override
        public void onError(AsyncEvent event) {
            event.getAsyncContext().dispatch();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            event.getAsyncContext().dispatch();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
