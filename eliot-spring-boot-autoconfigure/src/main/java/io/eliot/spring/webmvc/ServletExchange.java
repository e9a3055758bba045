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
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/** One request on its way through any number of dispatches. */
final class ServletExchange implements AsyncListener {
    /** A redirection is one too: to where credentials are asked for. */
    private static final int FIRST_REFUSAL = 300;

    private static final String HTTP_2 = "HTTP/2.0";

    private final ServerAction action;
    private final Enclosure enclosure;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AtomicBoolean listening = new AtomicBoolean();

    /** Written by one dispatch after the other. The thread that is to end the action when it leaves the container. */
    private volatile @Nullable Thread closing;

    private volatile boolean inFilters;
    private volatile @Nullable Object route;
    private volatile int status = HttpServletResponse.SC_OK;
    private volatile @Nullable Throwable suspected;
    private volatile @Nullable Throwable raised;
    private volatile boolean left;
    private volatile boolean settled;
    private volatile boolean clientGone;
    private volatile boolean leftToTheContainer;
    private volatile @Nullable Throwable escaped;

    ServletExchange(
            ServerAction action, Enclosure enclosure, HttpServletRequest request, HttpServletResponse response) {
        this.action = action;
        this.enclosure = enclosure;
        this.request = request;
        this.response = response;
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

    /** By a handler, for the resolvers of Spring to turn into an answer. */
    void raised(Throwable exception) {
        if (raised == null) {
            raised = exception;
        }
    }

    /** An exception has come out of the filters: for those outside of ours to answer, or for the container. */
    void escaped(Throwable exception) {
        leftToTheContainer = true;
        raised = null; // and has found no resolver, or one that failed
        if (!enclosure.isOpenHere()
                || response.isCommitted()
                || exception instanceof VirtualMachineError // which Tomcat passes on and says nothing of
                || GoneClient.isCertainBy(exception)) {
            action.failed(unwrapped(exception));
        } else if (escaped == null) {
            escaped = unwrapped(exception);
        }
    }

    /** By an exception that is going to be turned into an answer. */
    void refused(Throwable exception) {
        action.handled(unwrapped(exception));
    }

    /** If so, by this. Credentials that are wrong may be tried before others, or be nothing but what is asked about. */
    void mayBeRefused(Throwable exception) {
        if (suspected == null) {
            suspected = exception;
        }
    }

    /** The container wraps what a servlet threw in an exception that says nothing, and Spring does so with an error. */
    private static Throwable unwrapped(Throwable exception) {
        Throwable cause = exception.getClass() == ServletException.class ? exception.getCause() : null;
        return cause == null ? exception : cause;
    }

    /**
     * The filters are done with a dispatch. Not every container calls a listener after an asynchronous dispatch that
     * threw, so that is the end too.
     */
    void leave(HttpServletRequest dispatched, ActionContext before) {
        note();
        inFilters = false;
        left = true;
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
                || leftToTheContainer
                || action.hasFailed();
        if (goesOn ? isForgotten(dispatched) : isLast) {
            if (enclosed) {
                closing = Thread.currentThread();
            } else {
                end();
            }
        }
        if (clientGone) {
            action.end(status, route);
        }
    }

    /**
     * Tomcat calls no listener of a stream that was to go on asynchronously, but threw. Where nothing tells when the
     * container is done, nothing tells whether it calls any either.
     */
    private boolean isForgotten(HttpServletRequest dispatched) {
        return leftToTheContainer && (!enclosure.isOpenHere() || HTTP_2.equals(dispatched.getProtocol()));
    }

    /**
     * Nobody is there to be answered any more, told by whatever thread found out. A container that closes the connection
     * meanwhile may forget to call its listeners, so this is the end; and the request may be in use for another one.
     */
    void hungUp(Throwable exception) {
        action.failed(exception);
        clientGone = true;
        if (left) {
            action.end(status, route);
        }
    }

    /** Tomcat has told of the end before it rendered the error page, which may answer another status. */
    void answeredWith(int last) {
        if (settled && closing == Thread.currentThread()) {
            status = last;
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
        if (settled || !listening.get()) {
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
            failByWhatEscaped();
            action.failed(new CancellationException("The server dropped the request before the answer was complete"));
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
            leftToTheContainer = true;
            action.failed(unwrapped(event.getThrowable()));
        }
    }

    /** Not the end: the container goes on to answer, mostly with status 503. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    /** Tomcat says so as soon as the filters are done with the last dispatch, before it renders the error page. */
    @Override
    public void onComplete(AsyncEvent event) {
        if (enclosure.isOpenHere()) {
            settle();
            closing = Thread.currentThread();
        } else {
            end();
        }
    }

    /** An error page is a request of its own to Spring, so what it notes comes too late. */
    private void note() {
        status = response.getStatus();
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            route = pattern;
        }
        Throwable shown = raised;
        if (request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Throwable exception) {
            answered(unwrapped(exception));
        } else if (shown != null) {
            handled(unwrapped(shown));
        }
        Throwable refusal = suspected;
        if (refusal != null && status >= FIRST_REFUSAL) {
            action.handled(refusal);
        }
    }

    /** Without a view; where Spring takes the client for gone, it answers nothing, and so with whatever status there is. */
    private void answered(Throwable exception) {
        if (status < HttpServletResponse.SC_BAD_REQUEST && GoneClient.isGuessedFrom(exception)) {
            action.failed(exception);
        } else {
            handled(exception);
        }
    }

    /** Where the client is gone, nobody is there to be answered, whatever a handler believes. */
    private void handled(Throwable exception) {
        if (GoneClient.isCertainBy(exception)) {
            action.failed(exception);
        } else {
            action.handled(exception);
        }
    }

    private void end() {
        closing = null;
        settle();
        action.end(status, route);
    }

    /** Afterwards the container may use the request for another one; Jetty may have emptied it before. */
    private void settle() {
        if (settled) {
            return;
        }
        settled = true;
        try {
            noteWhoAnswered();
            status = status();
        } catch (RuntimeException emptied) {
            failByWhatEscaped(); // what was noted when the filters were left is all there is to know
        }
    }

    /** The container says so where it was the one, and nobody else could. */
    private void noteWhoAnswered() {
        Object unanswered = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Throwable exception = escaped;
        if (unanswered == null && exception != null) {
            action.handled(exception);
        } else if (unanswered instanceof Throwable thrown && exception == null && isRefused(response.getStatus())) {
            action.handled(unwrapped(thrown)); // the application itself has told it to the error page
        } else if (unanswered instanceof Throwable thrown) {
            failByWhatEscaped();
            leftToTheContainer = true;
            action.failed(unwrapped(thrown));
        }
    }

    /** With which no container answers what comes out of the filters. */
    private static boolean isRefused(int status) {
        return status >= FIRST_REFUSAL && status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private void failByWhatEscaped() {
        Throwable exception = escaped;
        if (exception != null) {
            action.failed(exception);
        }
    }

    /** The container answers an exception with status 500 only after all filters have returned. */
    private int status() {
        int status = response.getStatus();
        boolean toBeSet = leftToTheContainer
                && action.hasFailed()
                && !response.isCommitted()
                && status < HttpServletResponse.SC_BAD_REQUEST;
        return toBeSet ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : status;
    }
}
