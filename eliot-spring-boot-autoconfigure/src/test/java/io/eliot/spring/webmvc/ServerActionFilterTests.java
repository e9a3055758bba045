// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.RecordedRequests;
import io.eliot.spring.web.ServerActions;
import io.eliot.spring.web.TestServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.DispatcherServlet;

/** The plain cases, on Tomcat. */
class ServerActionFilterTests {
    private static final TestServer server = TestServer.servlet(Application.class);
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

    @Test
    void isCurrentWhileTheRequestIsWorkedOn() throws Exception {
        server.get("/stock/A-17");

        Map<String, Object> end = log.end();
        assertThat(log.message("stock:checked")).containsEntry("task_uuid", end.get("task_uuid"));
    }

    @Test
    void isCurrentWhereACallableRuns() throws Exception {
        server.get("/callable");

        Map<String, Object> end = log.end();
        assertThat(end).containsEntry("status", 200).containsEntry("route", "/callable");
        assertThat(log.message("callable:run")).containsEntry("task_uuid", end.get("task_uuid"));
    }

    @Test
    void continuesTheTaskOfTheHeader() throws Exception {
        server.get("/stock/A-17", "x-eliot-task-id", "6f1c0a52@/3/2");

        assertThat(log.end()).containsEntry("task_uuid", "6f1c0a52"); // C9
        assertThat(log.starts().get(0).get("task_level")).hasToString("[3, 2, 1]");
    }

    @Test
    void beginsATaskForAMalformedHeader() throws Exception {
        assertThat(server.get("/stock/A-17", "x-eliot-task-id", "nonsense@/0").statusCode())
                .isEqualTo(200);

        assertThat(log.starts().get(0)).containsEntry("malformed_task_id", "\"nonsense@/0\""); // W4
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
    void recordsTheExceptionThatBecameAnAnswer() throws Exception {
        assertThat(server.get("/conflict").statusCode()).isEqualTo(409);

        assertThat(log.end())
                .containsEntry("action_status", "succeeded")
                .containsEntry("exception", "org.springframework.web.server.ResponseStatusException")
                .containsEntry("status", 409);
    }

    @Test
    void answersWhereTheServerTakesNoHeader() throws Exception {
        ServerActionFilter filter = new ServerActionFilter(
                ServerActions.builder(log.logger()).responseHeader("x-task").build());

        filter.doFilter(
                new MockHttpServletRequest(),
                new HttpServletResponseWrapper(new MockHttpServletResponse()) {
                    @Override
                    public void setHeader(String name, String value) {
                        throw new IllegalArgumentException(name);
                    }
                },
                new MockFilterChain());

        assertThat(log.end()).containsEntry("action_status", "succeeded");
        assertThat(log.message("eliot:traceback")).containsEntry("reason", "x-task");
    }

    @Test // where Spring, asked whether the client is gone, would look at one cause after the other for ever
    void endsWhereTheCausesOfWhatWasAnsweredGoInACircle() throws Exception {
        IllegalStateException answered = new IllegalStateException("first");
        answered.initCause(new IllegalStateException("second", answered));
        ServerActionFilter filter = new ServerActionFilter(log.logger());

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> filter.doFilter(
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse(),
                        (request, response) -> request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, answered)));

        assertThat(log.end()).containsEntry("action_status", "succeeded").containsEntry("reason", "first");
    }

    /** A filter before ours may have held it back. */
    @Test
    void endsWhatBeginsWithAnAsynchronousDispatch() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/stock");
        request.setDispatcherType(DispatcherType.ASYNC);

        new ServerActionFilter(log.logger()).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

        assertThat(log.ends())
                .singleElement()
                .satisfies(end -> assertThat(end).containsEntry("action_status", "succeeded"));
    }

    /** Where nobody but the filter is told of the request, there is nobody to tell the end of what it has begun. */
    @Test
    void endsWhatGoesOnAndThrowsWhereTheContainerTellsNothing() throws Exception {
        MockMvc application = standaloneSetup(new Controller())
                .addFilters(new ServerActionFilter(log.logger()))
                .build();

        assertThatException()
                .isThrownBy(() -> application.perform(get("/gone-on")))
                .havingRootCause()
                .withMessage("gone on");

        assertThat(log.ends())
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("action_status", "failed")
                        .containsEntry("status", 500)
                        .containsEntry("reason", "gone on"));
        assertThat(ActionContext.current().isEmpty()).isTrue();
    }

    @Test
    void leavesNothingCurrentOnTheThread() throws Exception {
        server.get("/unhandled");
        server.get("/callable");

        assertThat(server.get("/stray").body()).isEqualTo("clean");
        ThreadsInAnAction.awaitNone();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Controller.class, StrayContextFilter.class})
    static class Application {}

    @RestController
    static class Controller {
        @GetMapping("/stock/{sku}")
        String stock(@PathVariable String sku) {
            Eliot.log("stock:checked", "sku", sku);
            return sku;
        }

        @GetMapping("/callable")
        Callable<String> callable() {
            return () -> {
                Eliot.log("callable:run");
                return "later";
            };
        }

        @GetMapping("/unhandled")
        String unhandled() {
            throw new IllegalStateException("no stock");
        }

        @GetMapping("/gone-on")
        void goneOn(HttpServletRequest request) {
            request.startAsync();
            throw new IllegalStateException("gone on");
        }

        @GetMapping("/conflict")
        String conflict() {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "taken");
        }
    }
}
