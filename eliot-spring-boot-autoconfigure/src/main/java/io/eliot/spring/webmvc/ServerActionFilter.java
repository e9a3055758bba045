// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import io.eliot.EliotLogger;
import io.eliot.message.TaskId;
import io.eliot.spring.web.ServerAction;
import io.eliot.spring.web.ServerActions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes each request to a servlet container one action, {@code http:server}, from before the first line of the
 * application to the end of the last asynchronous dispatch. To be mapped to all paths and the dispatcher types
 * {@code REQUEST} and {@code ASYNC}, at {@link #ORDER}.
 *
 * <p>Thread-safe. Leaves nothing current on the threads of the container.
 *
 * @since 0.1.0
 */
public final class ServerActionFilter extends OncePerRequestFilter {
    /** After the filters that begin a trace, before those that may refuse the request, so that a refusal is seen. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    private static final String EXCHANGE = ServletExchange.class.getName();

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

    /** The action is current on the threads of asynchronous dispatches as well. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletExchange exchange = exchange(request, response);
        ActionContext before = ActionContext.replace(exchange.context());
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException | Error e) {
            exchange.failed(e);
            throw e;
        } finally {
            ActionContext.replace(before);
            exchange.leave(request);
        }
    }

    private ServletExchange exchange(HttpServletRequest request, HttpServletResponse response) {
        @Nullable Object begun = request.getAttribute(EXCHANGE);
        if (begun instanceof ServletExchange exchange) {
            return exchange;
        }
        ServletExchange exchange = new ServletExchange(start(request), request, response);
        request.setAttribute(EXCHANGE, exchange);
        WebAsyncUtils.getAsyncManager(request)
                .registerCallableInterceptor(EXCHANGE, new CallableContext(exchange.context()));
        return exchange;
    }

    private ServerAction start(HttpServletRequest request) {
        return actions.start(
                request.getMethod(), request.getRequestURI(), Collections.list(request.getHeaders(TaskId.HEADER)));
    }
}
