// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.eliot.ActionContext;
import io.eliot.spring.web.RecordedRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** A container that is open for the same request more than once. */
class EnclosureTests {
    private final RecordedRequests log = new RecordedRequests();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/stock");
    private final Enclosure enclosure = Enclosure.of(request);

    @Test
    void endsWhereTheFiltersWereWhateverOtherThreadsDoMeanwhile() throws Exception {
        Enclosure.open(enclosure);
        filter((wrapped, response) -> elsewhere(this::openAndClose));
        elsewhere(this::openAndClose);

        assertIsStillCurrent();
        Enclosure.close();
        assertIsOver();
    }

    @Test
    void endsWithTheOutermostOnItsThread() throws Exception {
        Enclosure.open(enclosure);
        filter((wrapped, response) -> openAndClose());
        openAndClose();

        assertIsStillCurrent();
        Enclosure.close();
        assertIsOver();
    }

    /** The first is on its way out while the second is called for an asynchronous dispatch. */
    @Test
    void isOpenOnTwoThreads() {
        Enclosure.open(enclosure);
        elsewhere(() -> {
            Enclosure.open(enclosure);
            filter((wrapped, response) -> {});
            assertIsStillCurrent();
            Enclosure.close();
        });

        assertIsOver();
        Enclosure.close();
        assertThat(log.ends()).hasSize(1);
    }

    /** Over HTTP/2, where a request that goes on and has thrown is over when the container has it back. */
    @Test
    void isOpenUntilTheEndOfWhatGoesOnAfterAnOuterFilterHasAnswered() {
        request.setProtocol("HTTP/2.0");
        request.setAsyncSupported(true);

        Enclosure.open(enclosure);
        assertThatIllegalStateException()
                .isThrownBy(() -> filter((wrapped, response) -> {
                    wrapped.startAsync();
                    throw new IllegalStateException("answered outside");
                }));
        Enclosure.close();
        assertThat(log.ends()).isEmpty();

        Objects.requireNonNull(request.getAsyncContext()).complete();
        assertThat(log.end()).containsEntry("action_status", "succeeded").containsEntry("reason", "answered outside");
    }

    /** Of a stream that is reset before the first dispatch is over, and then goes on, Tomcat tells nobody. */
    @Test
    void endsWhereAStreamGoesOnWhoseClientHasLeft() throws Exception {
        request.setProtocol("HTTP/2.0");
        request.setAsyncSupported(true);

        Enclosure.open(enclosure);
        filter((wrapped, response) -> {
            wrapped.startAsync();
            new ExceptionRecordingResolver()
                    .resolveException(
                            request, new MockHttpServletResponse(), null, new AsyncRequestNotUsableException("left"));
        });
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IOException("reset"));
        Enclosure.close();

        assertIsOver();
        assertThat(log.end()).containsEntry("action_status", "failed");
    }

    /** As soon as it is complete, the connection may bring the next one. */
    @Test
    void endsAlsoWhereTheContainerUsesTheRequestForAnotherOneAlready() throws Exception {
        request.setAsyncSupported(true);
        Enclosure.open(enclosure);
        filter((wrapped, response) -> wrapped.startAsync());
        Enclosure.close();

        Enclosure.open(enclosure);
        Objects.requireNonNull(request.getAsyncContext()).complete();
        request.setAsyncStarted(true);
        Enclosure.close();

        assertIsOver();
    }

    @Test
    void survivesToBeClosedWithoutHavingBeenOpened() {
        Enclosure.close();

        assertThat(enclosure.isOpenHere()).isFalse();
    }

    private void filter(FilterChain chain) throws Exception {
        new ServerActionFilter(log.logger()).doFilter(request, new MockHttpServletResponse(), chain);
    }

    private void openAndClose() {
        Enclosure.open(enclosure);
        Enclosure.close();
    }

    private void assertIsStillCurrent() {
        assertThat(log.ends()).isEmpty();
        assertThat(ActionContext.current().isEmpty()).isFalse();
    }

    private void assertIsOver() {
        assertThat(log.ends()).hasSize(1);
        assertThat(ActionContext.current().isEmpty()).isTrue();
    }

    private static void elsewhere(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (Exception | AssertionError e) {
                        done.completeExceptionally(e);
                    }
                })
                .start();
        done.join();
    }

    private interface Work {
        void run() throws Exception;
    }
}
