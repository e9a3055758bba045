// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways in which a request fails, the same on every stack: each is one action, ended once, with type and reason. */
public abstract class FailureContract {
    protected abstract TestServer server();

    @BeforeEach
    void forget() {
        server().log().reset();
    }

    static Stream<Failure> failures() {
        return Stream.of(
                new Failure("/thrown", 500, "failed", IllegalStateException.class, "no stock"),
                new Failure("/late", 500, "failed", IllegalStateException.class, "late"),
                new Failure("/future", 500, "failed", IllegalStateException.class, "future"),
                new Failure("/error-thrown", 500, "failed", AssertionError.class, "impossible"),
                new Failure("/handled", 409, "succeeded", OutOfStockException.class, "A-17"),
                new Failure("/handled-as-500", 500, "failed", BrokenException.class, "broken"),
                new Failure("/problem", 422, "succeeded", "org.springframework.web.ErrorResponseException"),
                new Failure(
                        "/status-exception",
                        410,
                        "succeeded",
                        "org.springframework.web.server.ResponseStatusException"),
                new Failure("/status-503", 503, "failed", ErrorStatusException.class.getName()),
                new Failure("/number/nan", 400, "succeeded", null),
                new Failure("/nowhere", 404, "succeeded", null),
                new Failure("/denied", 403, "succeeded", null),
                new Failure("/functional", 500, "failed", IllegalStateException.class, "functional"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isOneActionWithTypeAndReason(Failure failure) throws Exception {
        try (ErrorLines errors = ErrorLines.watch()) {
            int status = server().get(failure.path()).statusCode();

            List<Map<String, Object>> ends = server().log().ends(1);
            assertThat(status).isEqualTo(failure.status());
            assertThat(server().log().starts()).hasSize(1);
            assertThat(ends).singleElement().satisfies(failure::check);
            assertThat(errors.tasks())
                    .allSatisfy(task -> assertThat(ends.get(0)).containsEntry("task_uuid", task));
        }
    }

    @Test
    void isInTheLineThatTheServerItselfWrites() throws Exception {
        try (ErrorLines errors = ErrorLines.watch()) {
            server().get("/thrown");

            Map<String, Object> end = server().log().end();
            assertThat(errors.tasks())
                    .isNotEmpty()
                    .allSatisfy(task -> assertThat(end).containsEntry("task_uuid", task));
        }
    }

    @Test
    void isCurrentWhileTheErrorPageIsRendered() throws Exception {
        server().get("/thrown");

        Map<String, Object> end = server().log().end();
        assertThat(server().log().message("error:page")).containsEntry("task_uuid", end.get("task_uuid"));
        assertThat(server().log().messages()).last().isEqualTo(end);
    }

    @Test
    void hasTheRouteOfStaticFilesWhereNoOtherHandlerIsFound() throws Exception {
        server().get("/nowhere");

        assertThat(server().log().end()).containsEntry("route", "/**");
    }

    @Test
    void hasNoRouteWhereNoHandlerIsLookedFor() throws Exception {
        server().get("/denied");

        assertThat(server().log().end()).doesNotContainKey("route");
    }

    /** What is asked for and what is to be recorded. */
    record Failure(
            String path,
            int status,
            String outcome,
            @Nullable String exception,
            @Nullable String reason) {
        Failure(String path, int status, String outcome, Class<?> exception, String reason) {
            this(path, status, outcome, exception.getName(), reason);
        }

        Failure(String path, int status, String outcome, @Nullable String exception) {
            this(path, status, outcome, exception, null);
        }

        void check(Map<String, Object> end) {
            assertThat(end).containsEntry("action_status", outcome).containsEntry("status", status);
            if (exception != null) {
                assertThat(end).containsEntry("exception", exception);
            }
            if (reason != null) {
                assertThat(end).containsEntry("reason", reason);
            }
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /** Turned into an answer by the application. */
    public static final class OutOfStockException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OutOfStockException(String sku) {
            super(sku);
        }
    }

    /** Turned into an error by the application. */
    public static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BrokenException() {
            super("broken");
        }
    }
}
