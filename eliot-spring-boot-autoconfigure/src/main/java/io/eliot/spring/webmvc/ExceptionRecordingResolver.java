// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/**
 * Sees the exceptions of handlers before the resolvers that may turn them into an answer, and notes them on the action of
 * the request. What is answered by a view nobody else would know of: Spring keeps the exception until that is rendered,
 * and no longer. Goes with a {@link ServerActionFilter}; found by Spring as a bean. A filter that has Spring's own
 * resolvers answer asks no others: let a {@code WebMvcConfigurer} put one in front of these as well.
 *
 * <p>Thread-safe. Answers nothing itself.
 *
 * @since 0.1.0
 */
public final class ExceptionRecordingResolver implements HandlerExceptionResolver, Ordered {
    /** In front of all resolvers. */
    public ExceptionRecordingResolver() {}

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        ServletExchange exchange = ServletExchange.of(request);
        if (exchange != null) {
            exchange.outcome().raised(exception, !WebUtils.isIncludeRequest(request));
        }
        return null;
    }
}
