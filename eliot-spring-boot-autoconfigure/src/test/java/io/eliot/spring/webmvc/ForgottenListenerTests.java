// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.spring.web.RecordedRequests;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.StandardServletAsyncWebRequest;
import org.springframework.web.context.request.async.WebAsyncManager;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.context.request.async.WebAsyncUtils;

/** A client hangs up amid a stream, and the container closes the connection without a word to its listeners. */
class ForgottenListenerTests {
    /** As Spring tells what the response told. */
    private final IOException gone = new AsyncRequestNotUsableException("Broken pipe", new IOException("Broken pipe"));

    private final RecordedRequests log = new RecordedRequests();
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Test
    void failsTheRequestWhenItsStreamFindsTheClientGone() throws Exception {
        stream(later::add, gone);
        assertThat(log.ends()).isEmpty();

        later.remove().run();

        assertThat(log.end())
                .containsEntry("action_status", "failed")
                .containsEntry("reason", "Broken pipe")
                .containsEntry("status", 206);
        assertThat(ActionContext.current().isEmpty()).isTrue();
    }

    @Test
    void failsTheRequestWhoseStreamIsFasterThanItsFilters() throws Exception {
        stream(Runnable::run, gone);

        assertThat(log.end()).containsEntry("action_status", "failed").containsEntry("status", 206);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no stock", "Broken pipe", "Connection reset by peer"})
    void leavesEveryOtherFailureToTheContainer(String reason) throws Exception {
        stream(Runnable::run, new IOException(reason, new EOFException()));

        assertThat(log.ends()).isEmpty();
    }

    private void stream(Executor executor, IOException failure) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/stream");
        request.setAsyncSupported(true);
        Callable<Void> streaming = () -> {
            throw failure;
        };
        new ServerActionFilter(log.logger()).doFilter(request, new MockHttpServletResponse(), (wrapped, response) -> {
            MockHttpServletResponse partial = (MockHttpServletResponse) response;
            partial.setStatus(206);
            WebAsyncManager asynchronous = WebAsyncUtils.getAsyncManager(wrapped);
            asynchronous.setAsyncWebRequest(new StandardServletAsyncWebRequest(request, partial));
            start(asynchronous, new WebAsyncTask<>(null, new TaskExecutorAdapter(executor), streaming));
        });
    }

    private static void start(WebAsyncManager asynchronous, WebAsyncTask<?> task) throws IOException {
        try {
            asynchronous.startCallableProcessing(task);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
