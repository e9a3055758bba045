// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import io.eliot.EliotLogger;
import io.eliot.spring.web.ServerAction;
import io.eliot.spring.web.ServerActions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * Makes each request to a servlet container one action, {@code http:server}, from before the first line of the
 * application to the end of the last asynchronous dispatch. To be mapped to all paths and the dispatcher types
 * {@code REQUEST}, {@code ASYNC} and {@code ERROR}, at {@link #ORDER}.
 *
 * <p>What the container does after the filters, it does outside of the action: it logs an exception that nobody handled
 * and renders an error page. {@link ServerActionValve} on Tomcat and {@link ServerActionScopeListener} on Jetty bring
 * that inside.
 *
 * <p>Thread-safe. Leaves nothing current on the threads of the container.
 *
 * @since 0.1.0
 */
public final class ServerActionFilter implements Filter {
    /** After the filters that begin a trace, before those that may refuse the request, so that a refusal is seen. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    /** Forwards and includes are part of a dispatch; what renders an error page is not the request's own work. */
    private static final Set<DispatcherType> OF_THE_CONTAINER =
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC);

    private final ServerActions actions;

    /**
     * With the defaults.
     *
     * @param logger where the actions go
     */
    public ServerActionFilter(EliotLogger logger) {
        this(ServerActions.of(logger));
    }

    /**
     * With everything as it is to be.
     *
     * @param actions how the action of a request begins
     */
    public ServerActionFilter(ServerActions actions) {
        this.actions = Objects.requireNonNull(actions, "actions");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            doFilter(http, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Enclosure enclosure = Enclosure.of(request);
        ServletExchange begun = enclosure.exchange();
        if (begun != null && request.getDispatcherType() == DispatcherType.ERROR && !begun.isOver()) {
            renderError(begun, request, response, chain);
            return;
        }
        if (!OF_THE_CONTAINER.contains(request.getDispatcherType()) || (begun != null && begun.isInFilters())) {
            chain.doFilter(request, response);
            return;
        }
        ServletExchange exchange = begun == null ? begin(enclosure, request, response) : begun;
        ActionContext before = exchange.enter();
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException | Error e) {
            exchange.escaped(e);
            throw e;
        } finally {
            exchange.leave(request, before);
        }
    }

    /** The page of what nobody goes on with in time is rendered outside of all that is around the filters. */
    private static void renderError(
            ServletExchange begun, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ActionContext before = ActionContext.replace(begun.context());
        try {
            chain.doFilter(request, response);
        } finally {
            begun.leaveErrorPage(request);
            ActionContext.replace(before);
        }
    }

    private ServletExchange begin(Enclosure enclosure, HttpServletRequest request, HttpServletResponse response) {
        ServerAction action = actions.start(new ServletRequestView(request));
        ServletExchange exchange = new ServletExchange(action, enclosure, request, response);
        enclosure.begin(exchange);
        WebAsyncUtils.getAsyncManager(request)
                .registerCallableInterceptor(CallableContext.class, new CallableContext(exchange));
        actions.tellTask(action, response::setHeader);
        return exchange;
    }
}
