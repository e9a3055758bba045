// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.Elsewhere;
import io.eliot.spring.web.RawClient;
import io.eliot.spring.web.RecordedRequests;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The filter by hand, on Jetty, without Boot. */
class JettyTests {
    private static final RecordedRequests LOG = new RecordedRequests();
    private static final Server SERVER = new Server(0);

    @BeforeAll
    static void start() throws Exception {
        AnnotationConfigWebApplicationContext application = new AnnotationConfigWebApplicationContext();
        application.register(Application.class);
        ServletContextHandler handler = new ServletContextHandler("/");
        ServletHolder servlet = new ServletHolder(new DispatcherServlet(application));
        servlet.setAsyncSupported(true);
        handler.addServlet(servlet, "/");
        FilterHolder filter = new FilterHolder(new ServerActionFilter(LOG.logger()));
        filter.setAsyncSupported(true);
        handler.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        SERVER.setHandler(handler);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        ThreadsInAnAction.awaitNone();
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        LOG.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/plain, 200, succeeded",
        "/later, 200, succeeded",
        "/deferred, 200, succeeded",
        "/stream, 200, succeeded",
        "/gone, 410, succeeded",
        "/thrown, 500, failed",
        "/thrown-later, 500, failed",
        "/never, 503, failed",
        "/committed, 200, failed"
    })
    void makesARequestOneAction(String path, int status, String outcome) throws Exception {
        try (RawClient client = client()) {
            client.get(path, "Connection: close").readUntil("no such text");
        }

        Map<String, Object> end = LOG.end();
        assertThat(end)
                .containsEntry("status", status)
                .containsEntry("action_status", outcome)
                .containsEntry("route", path);
        assertThat(LOG.starts()).hasSize(1);
        assertThat(LOG.ends()).hasSize(1);
        assertThat(LOG.message("worked")).containsEntry("task_uuid", end.get("task_uuid"));
    }

    @Test
    void failsWhenTheClientHangsUpAmidAStream() throws Exception {
        RawClient client = client().get("/endless");
        client.readUntil("tick");

        client.hangUp();

        assertThat(LOG.end()).containsEntry("action_status", "failed");
        assertThat(LOG.ends()).hasSize(1);
    }

    private static RawClient client() throws IOException {
        return new RawClient(((ServerConnector) SERVER.getConnectors()[0]).getLocalPort());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @Import(Controller.class)
    static class Application {}

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

        @GetMapping("/stream")
        StreamingResponseBody stream() {
            return out -> out.write(worked("stream").getBytes(UTF_8));
        }

        @GetMapping("/gone")
        String gone() {
            throw new ResponseStatusException(HttpStatus.GONE, worked("gone"));
        }

        @GetMapping("/thrown")
        String thrown() {
            throw new IllegalStateException(worked("thrown"));
        }

        @GetMapping("/thrown-later")
        Callable<String> thrownLater() {
            return () -> {
                throw new IllegalStateException(worked("later"));
            };
        }

        @GetMapping("/never")
        DeferredResult<String> never() {
            worked("never");
            return new DeferredResult<>(50L);
        }

        @GetMapping("/committed")
        void committed(HttpServletResponse response) throws IOException {
            response.getWriter().print(worked("begun"));
            response.flushBuffer();
            throw new IllegalStateException("too late");
        }

        @GetMapping("/endless")
        StreamingResponseBody endless() {
            return out -> {
                while (true) {
                    out.write("tick\n".repeat(1_000).getBytes(UTF_8));
                    out.flush();
                }
            };
        }
    }
}
