// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.spring.web.ServerAction;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What becomes of a request, put together from what handlers, filters, Spring and the container make known of it. Written
 * by one dispatch after the other, and by whoever finds that the client is gone.
 */
final class ServletOutcome {
    /** A redirection is one too: to where credentials are asked for. */
    private static final int FIRST_REFUSAL = 300;

    private final ServerAction action;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    private volatile int status = HttpServletResponse.SC_OK;
    private volatile @Nullable Object route;

    /** What a handler threw, and a resolver of Spring may answer. */
    private volatile @Nullable Throwable raised;

    /** When it was thrown, so that no resolver can answer it any more. */
    private volatile boolean hasBegun;

    /** Why the request is refused, should it be. */
    private volatile @Nullable Throwable suspected;

    /** What came out of the filters, and one outside of ours may answer. */
    private volatile @Nullable Throwable escaped;

    private volatile boolean leftToTheContainer;
    private volatile boolean settled;

    ServletOutcome(ServerAction action, HttpServletRequest request, HttpServletResponse response) {
        this.action = action;
        this.request = request;
        this.response = response;
    }

    /**
     * By a handler, for the resolvers of Spring to turn into an answer.
     *
     * @param isWhole whether all is done that the answer is made of; what is included is a part of it
     */
    void raised(Throwable exception, boolean isWhole) {
        if (raised == null) {
            raised = exception;
            hasBegun = isWhole && response.isCommitted();
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

    /**
     * An exception has come out of the filters: for those outside of ours to answer, or for the container.
     *
     * @param isWatched whether it will be known which of them has
     */
    void escaped(Throwable exception, boolean isWatched) {
        leftToTheContainer = true;
        raised = null; // and has found no resolver, or one that failed
        hasBegun = false;
        if (!isWatched
                || response.isCommitted()
                || exception instanceof VirtualMachineError // which Tomcat passes on and says nothing of
                || GoneClient.isCertainBy(exception)) {
            action.failed(unwrapped(exception));
        } else if (escaped == null) {
            escaped = unwrapped(exception);
        }
    }

    /** Nobody has answered it, so the container does. */
    void leftUnanswered(Throwable exception) {
        leftToTheContainer = true;
        action.failed(unwrapped(exception));
    }

    /** The container has given up before the answer was complete. */
    void dropped() {
        failByWhatEscaped();
        action.failed(new CancellationException("The server dropped the request before the answer was complete"));
    }

    boolean isLeftToTheContainer() {
        return leftToTheContainer;
    }

    /** The filters are done with a dispatch. Of an error page Spring makes a request of its own, so that is not noted. */
    void note() {
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

    /** Where the client is gone, or has the begin of an answer, it is not answered, whatever a handler believes. */
    private void handled(Throwable exception) {
        if (GoneClient.isCertainBy(exception) || (hasBegun && status < FIRST_REFUSAL && !isEndOfEvents(exception))) {
            action.failed(exception);
        } else {
            action.handled(exception);
        }
    }

    /** Of a stream of events that has had its time: Spring completes it, and the client asks for another. */
    private boolean isEndOfEvents(Throwable exception) {
        String type = response.getContentType();
        return exception instanceof AsyncRequestTimeoutException
                && type != null
                && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /**
     * The container is done with the request. Nothing is asked of that any more: it may be in use for another one, and Jetty
     * may have emptied it before.
     */
    void settle() {
        if (settled) {
            return;
        }
        settled = true;
        try {
            noteWhoAnswered();
            status = answeredStatus();
        } catch (RuntimeException emptied) {
            failByWhatEscaped(); // what was noted when the filters were left is all there is to know
        }
    }

    boolean isSettled() {
        return settled;
    }

    /** An error page, rendered when all was settled, may have another status. */
    void answeredWith(int last) {
        if (settled) {
            status = last;
        }
    }

    /** Ends the action with what is known. */
    void endAction() {
        action.end(status, route);
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
            leftUnanswered(thrown);
        }
    }

    /** By the application, where nothing has come out of the filters for the container to refuse. */
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
    private int answeredStatus() {
        int answered = response.getStatus();
        boolean toBeSet = leftToTheContainer
                && action.hasFailed()
                && !response.isCommitted()
                && answered < HttpServletResponse.SC_BAD_REQUEST;
        return toBeSet ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : answered;
    }

    /** The container wraps what a servlet threw in an exception that says nothing, and Spring does so with an error. */
    private static Throwable unwrapped(Throwable exception) {
        Throwable cause = exception.getClass() == ServletException.class ? exception.getCause() : null;
        return cause == null ? exception : cause;
    }
}
