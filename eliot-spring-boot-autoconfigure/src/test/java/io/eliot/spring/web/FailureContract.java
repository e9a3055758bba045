// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in which a request fails, the same on every stack: each is one action, ended once, with type and reason. */
public abstract class FailureContract {
    protected abstract TestServer server();

    @BeforeEach
    void forget() {
        server().log().reset();
    }

    static Stream<Failure> failures() {
        return Stream.of(
                Failure.thrown("/thrown", IllegalStateException.class, "no stock"),
                Failure.thrown("/late", IllegalStateException.class, "late"),
                Failure.thrown("/future", IllegalStateException.class, "future"),
                Failure.thrown("/error-thrown", AssertionError.class, "impossible"),
                Failure.thrown("/functional", IllegalStateException.class, "functional"),
                Failure.answered("/handled", 409, "OutOfStockException", "A-17"),
                Failure.answered("/handled-as-500", 500, "BrokenException", "broken"),
                Failure.answered("/problem", 422, "ErrorResponseException", "422 UNPROCESSABLE_CONTENT"),
                Failure.answered("/status-exception", 410, "ResponseStatusException", "410 GONE"),
                Failure.answered("/status-503", 503, "ErrorStatusException", "503"),
                Failure.answered("/number/nan", 400, "MethodArgumentTypeMismatch|ServerWebInput", "nan|mismatch"),
                Failure.answered("/nowhere", 404, "NoResourceFoundException", "nowhere"),
                Failure.answered("/denied", 403, "(Authorization|Access)DeniedException", "Access Denied"),
                Failure.answered("/unknown-caller", 401, "(Authorization|Access)DeniedException", "Access Denied"));
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
            assertThat(errors.tasks().isEmpty()).isEqualTo(!failure.isThrown());
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

    @ParameterizedTest
    @ValueSource(strings = {"patient=Ada", "patient=Ada%20L%C3%B6ve&sort", "Ada"})
    void tellsNoQueryWhereNoHandlerIsFound(String query) throws Exception {
        server().get("/nowhere?" + query);

        assertThat(server().log().end().get("reason")).asString().contains("nowhere");
        assertThat(server().log().messages())
                .noneMatch(message -> message.toString().contains("Ada"));
    }

    @Test
    void hasNoRouteWhereNoHandlerIsLookedFor() throws Exception {
        server().get("/denied");

        assertThat(server().log().end()).doesNotContainKey("route");
    }

    /** What is asked for and what is to be recorded: a part of the type, a part of the reason, both patterns. */
    record Failure(String path, int status, String exception, String reason, boolean isThrown) {
        /** The server answers it, and says so in a line of its own. */
        static Failure thrown(String path, Class<?> exception, String reason) {
            return new Failure(path, 500, exception.getSimpleName(), reason, true);
        }

        /** The application or Spring answers it. */
        static Failure answered(String path, int status, String exception, String reason) {
            return new Failure(path, status, exception, reason, false);
        }

        void check(Map<String, Object> end) {
            assertThat(end)
                    .containsEntry("action_status", status < 500 ? "succeeded" : "failed")
                    .containsEntry("status", status);
            assertThat(end.get("exception")).asString().containsPattern(exception);
            assertThat(end.get("reason")).asString().containsPattern(reason);
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
