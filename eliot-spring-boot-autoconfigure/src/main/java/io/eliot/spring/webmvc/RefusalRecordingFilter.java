// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Records on the action of a request why it was refused, by an exception that a filter outside of this one turns into an
 * answer and tells nobody about, as Spring Security's {@code ExceptionTranslationFilter} does. Goes with a
 * {@link ServerActionFilter}.
 *
 * <p>Thread-safe. Every exception goes on as it came.
 *
 * @since 0.1.0
 */
public final class RefusalRecordingFilter implements Filter {
    /** To be placed right behind the filter that answers. */
    public RefusalRecordingFilter() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            ServletExchange exchange = ServletExchange.of(request);
            if (exchange != null) {
                exchange.outcome().refused(e);
            }
            throw e;
        }
    }

    /**
     * Records why a request is refused that does not come as far as this filter, should it be: where it is answered all
     * the same, or fails for another reason, this was none.
     *
     * @param request of a {@link ServerActionFilter}; with any other, or one that is over, nothing happens
     * @param refusal why
     */
    public static void record(ServletRequest request, Exception refusal) {
        ServletExchange exchange = ServletExchange.of(request);
        if (exchange != null) {
            exchange.outcome().mayBeRefused(refusal);
        }
    }
}
