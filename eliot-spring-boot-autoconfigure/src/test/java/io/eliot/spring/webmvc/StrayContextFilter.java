// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before ours and counts what an earlier request has left current. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StrayContextFilter extends OncePerRequestFilter {
    private final AtomicInteger strays = new AtomicInteger();

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        count();
        if (request.getRequestURI().equals("/stray")) {
            response.getWriter().print(strays.get() == 0 ? "clean" : strays + " strays");
            return;
        }
        chain.doFilter(request, response);
    }

    private void count() {
        if (!ActionContext.current().isEmpty()) {
            strays.incrementAndGet();
        }
    }
}
