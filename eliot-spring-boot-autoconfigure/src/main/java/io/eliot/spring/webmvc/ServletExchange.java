// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import io.eliot.spring.web.ServerAction;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request on its way through any number of dispatches. */
final class ServletExchange implements AsyncListener {
    private static final String HTTP_2 = "HTTP/2.0";

    private final ServerAction action;
    private final Enclosure enclosure;
    private final HttpServletRequest request;
    private final boolean isHttp2;
    private final ServletOutcome outcome;
    private final AtomicBoolean listening = new AtomicBoolean();

    /** Written by one dispatch after the other. The thread that is to end the action when it leaves the container. */
    private volatile @Nullable Thread closing;

    private volatile boolean inFilters;
    private volatile boolean clientGone;

    ServletExchange(
            ServerAction action, Enclosure enclosure, HttpServletRequest request, HttpServletResponse response) {
        this.action = action;
        this.enclosure = enclosure;
        this.request = request;
        this.isHttp2 = HTTP_2.equals(request.getProtocol());
        this.outcome = new ServletOutcome(action, request, response);
    }

    /** Null where there is no {@link ServerActionFilter}. */
    static @Nullable ServletExchange of(ServletRequest request) {
        try {
            Enclosure enclosure = Enclosure.known(request.getAttribute(Enclosure.ATTRIBUTE));
            return enclosure == null ? null : enclosure.exchange();
        } catch (RuntimeException e) { // the container has taken it back: another thread has kept it for too long
            return null;
        }
    }

    ActionContext context() {
        return action.context();
    }

    ServletOutcome outcome() {
        return outcome;
    }

    boolean isOver() {
        return action.hasEnded();
    }

    /** Whether a dispatch is with the filters; another one may begin within it. */
    boolean isInFilters() {
        return inFilters;
    }

    /** The filters begin with a dispatch. */
    ActionContext enter() {
        inFilters = true;
        return ActionContext.replace(context());
    }

    /** An exception has come out of the filters. */
    void escaped(Throwable exception) {
        outcome.escaped(exception, enclosure.isOpenHere());
    }

    /**
     * The filters are done with a dispatch. Not every container calls a listener after an asynchronous dispatch that
     * threw, so that is the end too.
     */
    void leave(HttpServletRequest dispatched, ActionContext before) {
        outcome.note();
        inFilters = false;
        boolean enclosed = enclosure.isOpenHere();
        if (!enclosed) {
            ActionContext.replace(before);
        }
        boolean goesOn = dispatched.isAsyncStarted();
        if (goesOn) {
            listen(dispatched);
        }
        boolean isLast = !listening.get() // begun with an asynchronous dispatch, nobody else tells of its end
                || dispatched.getDispatcherType() != DispatcherType.ASYNC
                || outcome.isLeftToTheContainer()
                || action.hasFailed();
        if (goesOn ? isForgotten(enclosed) : isLast) {
            if (enclosed) {
                closing = Thread.currentThread();
            } else {
                end();
            }
        }
        if (clientGone) {
            outcome.endAction();
        }
    }

    /**
     * Tomcat calls no listener of a stream that was to go on asynchronously, but threw, or whose client has left. Where
     * nothing tells when the container is done, nothing tells whether it calls any either.
     */
    private boolean isForgotten(boolean enclosed) {
        return isHttp2
                ? outcome.isLeftToTheContainer() || action.hasFailed()
                : outcome.isLeftToTheContainer() && !enclosed;
    }

    /**
     * Nobody is there to be answered any more, told by whatever thread found out. A container that closes the connection
     * meanwhile may forget to call its listeners, so this is the end; and the request may be in use for another one.
     */
    void hungUp(Throwable exception) {
        action.failed(exception);
        clientGone = true;
        if (!inFilters) {
            outcome.endAction();
        }
    }

    /** Tomcat has told of the end before it rendered the error page, which may answer another status. */
    void answeredWith(int last) {
        if (closing == Thread.currentThread()) {
            outcome.answeredWith(last);
        }
    }

    /** The filters are done with an error page, which may go on asynchronously too. */
    void leaveErrorPage(HttpServletRequest dispatched) {
        if (dispatched.isAsyncStarted()) {
            listen(dispatched);
        }
    }

    /** The container is done with what this thread did for the request. */
    void close() {
        if (closing == Thread.currentThread() && !goesOnUnharmed()) {
            end();
        }
    }

    /**
     * Where a filter outside of ours answered what was thrown, the container does not know of it, and tells the listener of
     * the end. Not asked when it has done so: the request may be in use for another one.
     */
    private boolean goesOnUnharmed() {
        if (outcome.isSettled() || !listening.get()) {
            return false;
        }
        try {
            return request.isAsyncStarted() && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null;
        } catch (RuntimeException emptied) {
            return false;
        }
    }

    /** The container has no more to do with the request, even where it has not said that it is complete. */
    void dropped() {
        if (!action.hasEnded()) {
            outcome.dropped();
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
            outcome.leftUnanswered(event.getThrowable());
        }
    }

    /** Not the end: the container goes on to answer, mostly with status 503. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    /** Tomcat says so as soon as the filters are done with the last dispatch, before it renders the error page. */
    @Override
    public void onComplete(AsyncEvent event) {
        if (enclosure.isOpenHere()) {
            outcome.settle();
            closing = Thread.currentThread();
        } else {
            end();
        }
    }

    private void end() {
        closing = null;
        outcome.settle();
        outcome.endAction();
    }
}
