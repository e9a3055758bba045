// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import io.eliot.spring.web.ServerAction;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/** One request on its way through any number of dispatches. */
final class ServletExchange implements AsyncListener {
    private final ServerAction action;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AtomicBoolean listening = new AtomicBoolean();

    ServletExchange(ServerAction action, HttpServletRequest request, HttpServletResponse response) {
        this.action = action;
        this.request = request;
        this.response = response;
    }

    ActionContext context() {
        return action.context();
    }

    /** The container wraps what a servlet threw in an exception that says nothing. */
    void failed(Throwable exception) {
        Throwable cause = exception.getCause();
        action.failed(exception.getClass() == ServletException.class && cause != null ? cause : exception);
    }

    /**
     * One dispatch is over. Not every container calls a listener after an asynchronous dispatch that threw, so that is
     * the end too.
     */
    void leave(HttpServletRequest dispatched) {
        if (dispatched.isAsyncStarted()) {
            listen(dispatched);
        } else if (dispatched.getDispatcherType() != DispatcherType.ASYNC || action.hasFailed()) {
            end();
        }
    }

    private void listen(HttpServletRequest dispatched) {
        if (listening.compareAndSet(false, true)) {
            dispatched.getAsyncContext().addListener(this);
        }
    }

    /** A new asynchronous cycle forgets the listeners of the last. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    @Override
    public void onError(AsyncEvent event) {
        if (event.getThrowable() != null) {
            failed(event.getThrowable());
        }
    }

    /** Not the end: the container goes on to answer, mostly with status 503. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    private void end() {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception) {
            failed(exception);
        }
        if (request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Throwable exception) {
            action.handled(exception);
        }
        action.end(status(), request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    /** The container answers an exception with status 500 only after all filters have returned. */
    private int status() {
        int status = response.getStatus();
        boolean toBeSet = action.hasFailed() && !response.isCommitted() && status < HttpServletResponse.SC_BAD_REQUEST;
        return toBeSet ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : status;
    }
}
