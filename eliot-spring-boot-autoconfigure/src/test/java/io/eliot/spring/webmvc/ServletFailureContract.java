// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eliot.Eliot;
import io.eliot.spring.web.ErrorLines;
import io.eliot.spring.web.FailureContract;
import io.eliot.spring.web.RawClient;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Ways in which a request fails on a servlet container, the same on each. */
abstract class ServletFailureContract extends FailureContract {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Spring takes any broken connection for the client's. */
    @ParameterizedTest
    @ValueSource(strings = {"/backend", "/backend-later"})
    void goesOnWhenABackendHangsUp(String path) throws Exception {
        assertThat(server().get(path).statusCode()).isEqualTo(502);

        Map<String, Object> end = server().log().end();
        assertThat(end)
                .containsEntry("status", 502)
                .containsEntry("action_status", "failed")
                .containsEntry("exception", "java.io.IOException")
                .containsEntry("reason", "HTTP/1.1 header parser received no bytes");
        assertThat(server().log().message("backend:missed")).containsEntry("task_uuid", end.get("task_uuid"));
        assertThat(server().log().messages()).last().isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unzip", "/unzip-later"})
    void takesAnEndOfFileThatIsAnsweredForAnAnswer(String path) throws Exception {
        assertThat(server().get(path).statusCode()).isEqualTo(422);

        assertThat(server().log().end())
                .containsEntry("status", 422)
                .containsEntry("action_status", "succeeded")
                .containsEntry("exception", "java.io.EOFException")
                .containsEntry("reason", "Unexpected end of ZLIB input stream");
    }

    /** Spring answers nothing where it believes the client to be gone, and so with whatever status there is. */
    @Test
    void failsWhenNobodyAnswersABackendThatHangsUp() throws Exception {
        int status = server().get("/backend-unanswered").statusCode();

        assertThat(server().log().end())
                .containsEntry("status", status)
                .containsEntry("action_status", "failed")
                .containsEntry("reason", "Connection reset by peer");
    }

    @Test
    void failsWhenTheClientHangsUpAmidItsBody() throws Exception {
        RawClient client = new RawClient(server().port()).get("/body", "Content-Length: 100");
        server().log().started(1);

        client.hangUp();

        assertThat(server().log().end()).containsEntry("action_status", "failed");
    }

    /** Another thread takes each byte from the wire, while the one that waits for it works on the request. */
    @Test
    void isCurrentForTheErrorPageWhenTheBodyComesLate() throws Exception {
        try (ErrorLines errors = ErrorLines.watch();
                RawClient client = new RawClient(server().port())) {
            client.get("/bytes", "Connection: close", "Content-Length: 10");
            for (int sent = 0; sent < 10; sent++) {
                awaitMessages(sent + 2);
                client.send("0");
            }
            assertThat(client.readAll()).startsWith("HTTP/1.1 500 ");

            assertIsLastIn(errors);
            assertThat(server().log().message("error:page"))
                    .containsEntry("task_uuid", server().log().end().get("task_uuid"));
        }
    }

    @Test
    void isCurrentForTheErrorPageOfAnAsynchronousDispatch() throws Exception {
        assertThat(server().get("/sold-later").statusCode()).isEqualTo(410);

        Map<String, Object> end = server().log().end();
        assertThat(end).containsEntry("status", 410).containsEntry("exception", SoldException.class.getName());
        assertThat(server().log().message("error:page")).containsEntry("task_uuid", end.get("task_uuid"));
        assertThat(server().log().messages()).last().isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hidden", "/hidden-later"})
    void hasTheStatusOfTheErrorPage(String path) throws Exception {
        assertThat(server().get(path).statusCode()).isEqualTo(404);

        assertThat(server().log().end()).containsEntry("status", 404);
    }

    @Test
    void endsOnceWhereTheErrorPageGoesOnAsynchronously() throws Exception {
        assertThat(server().get("/hidden/by-and-by").statusCode()).isEqualTo(404);

        assertThat(server().log().end()).containsEntry("status", 404).containsEntry("action_status", "succeeded");
        assertThat(server().log().ends()).hasSize(1);
    }

    /** Containers render that page outside of all that is around the filters. */
    @Test
    void isCurrentForTheErrorPageOfWhatNobodyGoesOnWith() throws Exception {
        assertThat(server().get("/forgotten").statusCode()).isEqualTo(500);

        Map<String, Object> end = server().log().end();
        assertThat(end).containsEntry("status", 500).containsEntry("action_status", "failed");
        assertThat(server().log().message("error:page")).containsEntry("task_uuid", end.get("task_uuid"));
        assertThat(server().log().messages()).last().isEqualTo(end);
    }

    @Test
    void isCurrentForTheErrorLineWhenTheAnswerIsReadLate() throws Exception {
        try (ErrorLines errors = ErrorLines.watch();
                RawClient client = new RawClient(server().port()).get("/large", "Connection: close")) {
            awaitMessages(2);
            client.readAll();

            assertIsLastIn(errors);
        }
    }

    private void awaitMessages(int count) {
        await().atMost(LIMIT).until(() -> server().log().messages().size() >= count);
    }

    private void assertIsLastIn(ErrorLines errors) {
        Map<String, Object> end = server().log().end();
        assertThat(errors.tasks())
                .isNotEmpty()
                .allSatisfy(task -> assertThat(end).containsEntry("task_uuid", task));
        assertThat(server().log().messages()).last().isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "/tenant/400, 400, succeeded",
        "/tenant/302, 302, succeeded",
        "/tenant-later/400, 400, succeeded",
        "/tenant/500, 500, failed",
        "/tenant-later/500, 500, failed",
        "/tenant-begun, 200, failed"
    })
    void knowsWhetherAnOuterFilterAnswers(String path, int status, String outcome) throws Exception {
        assertThat(server().get(path).statusCode()).isEqualTo(status);

        assertThat(server().log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("status", status)
                        .containsEntry("action_status", outcome)
                        .containsEntry("exception", NoTenantException.class.getName())
                        .containsEntry("reason", "no tenant"));
    }

    /** What an exception handler answers then, the client does not get. */
    @ParameterizedTest
    @CsvSource({"/begun/handled, too late", "/begun/list, lazy", "/begun/streamed, too late"})
    void failsWhereAnExceptionIsHandledWhenTheAnswerHasBegun(String path, String reason) throws Exception {
        try {
            server().get(path);
        } catch (IOException e) {
            // what the client sees of it
        }

        assertThat(server().log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("status", 200)
                        .containsEntry("action_status", "failed")
                        .hasEntrySatisfying(
                                "reason", told -> assertThat(told.toString()).contains(reason)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete/told", "/complete/included"})
    void succeedsWhereAnExceptionIsHandledWhenTheAnswerIsCompleteAllTheSame(String path) throws Exception {
        server().get(path);

        assertThat(server().log().end())
                .containsEntry("action_status", "succeeded")
                .containsEntry("exception", IllegalStateException.class.getName())
                .containsEntry("reason", "a part");
    }

    /** A filter may have Spring's resolvers answer, which the servlet that dispatches knows nothing of. */
    @Test
    void knowsWhatAFilterHasResolved() throws Exception {
        assertThat(server().get("/token").statusCode()).isEqualTo(410);

        assertThat(server().log().end())
                .containsEntry("status", 410)
                .containsEntry("action_status", "succeeded")
                .containsEntry("exception", SoldException.class.getName());
    }

    /** Of those Spring keeps the exception only as long as the view is rendered. */
    @ParameterizedTest
    @CsvSource({
        "/viewed/409, 409, succeeded",
        "/viewed/500, 500, failed",
        "/viewed-later/409, 409, succeeded",
        "/viewed-later/500, 500, failed"
    })
    void knowsWhatIsAnsweredByAView(String path, int status, String outcome) throws Exception {
        assertThat(server().get(path).body()).isEqualTo("sold out");

        assertThat(server().log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("status", status)
                        .containsEntry("action_status", outcome)
                        .containsEntry("exception", SoldOutException.class.getName())
                        .containsEntry("reason", "A-17"));
    }

    /** Spring takes it for the end of a client, but only where no view is shown. */
    @Test
    void isAnsweredByAViewAlsoWhereTheEndOfAFileIsTheReason() throws Exception {
        assertThat(server().get("/torn").body()).isEqualTo("try again");

        assertThat(server().log().end())
                .containsEntry("status", 200)
                .containsEntry("action_status", "succeeded")
                .containsEntry("exception", EOFException.class.getName())
                .containsEntry("reason", "torn");
    }

    /** To exception handlers Spring shows it in an exception of its own. */
    @Test
    void recordsAnErrorThatIsAnsweredAsItWasThrown() throws Exception {
        assertThat(server().get("/impossible").statusCode()).isEqualTo(409);

        assertThat(server().log().end())
                .containsEntry("action_status", "succeeded")
                .containsEntry("exception", AssertionError.class.getName())
                .containsEntry("reason", "never sold");
    }

    /** Where the container has it too, should it be the one that answers. */
    @Test
    void takesAnExceptionThatIsMeantForTheErrorPageForAnswered() throws Exception {
        assertThat(server().get("/for-the-error-page").statusCode()).isEqualTo(409);

        assertThat(server().log().end())
                .containsEntry("status", 409)
                .containsEntry("action_status", "succeeded")
                .containsEntry("exception", SoldOutException.class.getName());
    }

    @Test
    void failsByAnErrorThatNoServerAnswers() throws IOException {
        RawClient client = new RawClient(server().port()).get("/exhausted"); // one that does not ask again

        assertThat(server().log().ends(1))
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("action_status", "failed")
                        .containsEntry("exception", OutOfMemoryError.class.getName()));
        client.close();
    }

    /** Within our filter. */
    static final class ExhaustedFilter extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getRequestURI().equals("/exhausted")) {
                throw new OutOfMemoryError("made up");
            }
            chain.doFilter(request, response);
        }
    }

    /** An error page that denies what there was. */
    static final class HidingFilter extends OncePerRequestFilter {
        @Override
        protected boolean shouldNotFilterErrorDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                    && path.startsWith("/hidden")) {
                response.setStatus(404);
                if (path.endsWith("/by-and-by")) {
                    AsyncContext later = request.startAsync();
                    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(later::complete);
                }
                return;
            }
            chain.doFilter(request, response);
        }
    }

    /** As one that looks at tokens does. */
    static final class ResolvingFilter extends OncePerRequestFilter {
        private final HandlerExceptionResolver resolver;

        ResolvingFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
            this.resolver = resolver;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getRequestURI().equals("/token")) {
                resolver.resolveException(request, response, null, new SoldException());
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    static final class NoTenantException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        NoTenantException(int status) {
            super("no tenant");
            this.status = status;
        }
    }

    /** Answers an exception outside of our filter. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class TenantFilter extends OncePerRequestFilter {
        @Override
        protected boolean shouldNotFilterAsyncDispatch() {
            return false;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                chain.doFilter(request, response);
            } catch (ServletException e) {
                if (!(e.getCause() instanceof NoTenantException refusal)) {
                    throw e;
                }
                response.setStatus(refusal.status);
            }
        }
    }

    @RestController
    static class BrokenConnections {
        @GetMapping("/backend")
        String backend() throws IOException {
            throw hungUp();
        }

        @GetMapping("/backend-later")
        Callable<String> backendLater() {
            return () -> {
                throw hungUp();
            };
        }

        /** As the HTTP client of Java tells it. */
        private static IOException hungUp() {
            return new IOException(
                    "HTTP/1.1 header parser received no bytes", new EOFException("EOF reached while reading"));
        }

        @GetMapping("/unzip")
        String unzip() throws IOException {
            throw new EOFException("Unexpected end of ZLIB input stream");
        }

        @GetMapping("/unzip-later")
        Callable<String> unzipLater() {
            return this::unzip;
        }

        @ExceptionHandler
        ResponseEntity<String> answer(IOException exception) {
            Eliot.log("backend:missed");
            return ResponseEntity.status(exception instanceof EOFException ? 422 : 502)
                    .body("backend");
        }
    }

    @RestController
    static class BegunAnswers {
        @GetMapping("/begun/handled")
        void handled(HttpServletResponse response) throws IOException {
            response.getOutputStream().print("begun");
            response.flushBuffer();
            throw new IllegalStateException("too late");
        }

        @GetMapping("/begun/streamed")
        StreamingResponseBody streamed() {
            return out -> {
                out.write(new byte[100_000]);
                throw new IllegalStateException("too late");
            };
        }

        @GetMapping("/begun/list")
        List<LazyItem> list() {
            return IntStream.range(0, 5_000).mapToObj(LazyItem::new).toList();
        }

        @GetMapping("/complete/told")
        void told(HttpServletResponse response) throws IOException {
            response.sendError(409);
            throw new IllegalStateException("a part");
        }

        @GetMapping("/complete/included")
        void included(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
            response.getWriter().print("begun");
            response.flushBuffer();
            request.getRequestDispatcher("/complete/part").include(request, response);
        }

        @GetMapping("/complete/part")
        void part() {
            throw new IllegalStateException("a part");
        }

        @ExceptionHandler
        void missing(IllegalStateException exception, HttpServletResponse response) throws IOException {
            if (!response.isCommitted()) {
                response.setStatus(409);
            }
        }

        @ExceptionHandler
        ResponseEntity<String> sorry(Exception exception) {
            return ResponseEntity.status(409).body("sorry");
        }
    }

    record LazyItem(int number) {
        public String getText() {
            if (number == 4_999) {
                throw new IllegalStateException("lazy");
            }
            return "item";
        }
    }

    /** Left to the error page by Spring. */
    @ResponseStatus(HttpStatus.GONE)
    static final class SoldException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class SoldOutException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        SoldOutException(int status) {
            super("A-17");
            this.status = status;
        }
    }

    @Controller
    static class Pages {
        @GetMapping("/viewed/{status}")
        String viewed(@PathVariable int status) {
            throw new SoldOutException(status);
        }

        @GetMapping("/torn")
        String torn() throws EOFException {
            throw new EOFException("torn");
        }

        @ExceptionHandler
        ModelAndView tryAgain(EOFException exception) {
            return new ModelAndView(
                    (View) (model, request, response) -> response.getWriter().print("try again"));
        }

        @GetMapping("/viewed-later/{status}")
        Callable<String> viewedLater(@PathVariable int status) {
            return () -> viewed(status);
        }

        @ExceptionHandler
        ModelAndView soldOut(SoldOutException exception) {
            ModelAndView page = new ModelAndView(
                    (View) (model, request, response) -> response.getWriter().print("sold out"));
            page.setStatus(HttpStatusCode.valueOf(exception.status));
            return page;
        }

        @GetMapping("/impossible")
        String impossible() {
            throw new AssertionError("never sold");
        }

        @ExceptionHandler
        ResponseEntity<String> neverSold(AssertionError error) {
            return ResponseEntity.status(409).body("never sold");
        }

        @GetMapping("/for-the-error-page")
        void forTheErrorPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new SoldOutException(409));
            response.sendError(409);
        }
    }

    @RestController
    static class FailingRequests {
        @GetMapping("/backend-unanswered")
        String unanswered() throws IOException {
            throw new IOException("Connection reset by peer");
        }

        @GetMapping("/sold-later")
        Callable<String> soldLater() {
            return () -> {
                throw new SoldException();
            };
        }

        @GetMapping("/hidden")
        String hidden() {
            throw new SoldException();
        }

        @GetMapping("/hidden/by-and-by")
        void hiddenByAndBy(HttpServletResponse response) throws IOException {
            response.sendError(410);
        }

        @GetMapping("/hidden-later")
        Callable<String> hiddenLater() {
            return this::hidden;
        }

        @GetMapping("/forgotten")
        void forgotten(HttpServletRequest request, HttpServletResponse response) {
            request.startAsync().setTimeout(50);
        }

        @GetMapping("/body")
        int body(@RequestBody byte[] body) {
            return body.length;
        }

        @GetMapping("/bytes")
        void bytes(HttpServletRequest request) throws IOException {
            InputStream in = request.getInputStream();
            do {
                Eliot.log("byte:awaited");
            } while (in.read() >= 0);
            throw new IllegalStateException("all read");
        }

        @GetMapping("/large")
        void large(HttpServletResponse response) throws IOException {
            Eliot.log("writing");
            response.getOutputStream().write(new byte[16 << 20]);
            throw new IllegalStateException("all written");
        }

        @GetMapping("/tenant/{status}")
        String tenant(@PathVariable int status) {
            throw new NoTenantException(status);
        }

        @GetMapping("/tenant-later/{status}")
        Callable<String> tenantLater(@PathVariable int status) {
            return () -> tenant(status);
        }

        @GetMapping("/tenant-begun")
        void tenantBegun(HttpServletResponse response) throws IOException {
            response.getOutputStream().write("begun".getBytes(UTF_8));
            response.flushBuffer();
            throw new NoTenantException(400);
        }
    }
}
