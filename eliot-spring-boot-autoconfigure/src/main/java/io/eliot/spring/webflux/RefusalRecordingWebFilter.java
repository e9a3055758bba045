// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Records on the action of a request why it was refused, by an error that a filter outside of this one turns into an
 * answer and tells nobody about, as Spring Security's {@code ExceptionTranslationWebFilter} does. Goes with a
 * {@link ServerActionWebFilter}.
 *
 * <p>Thread-safe. Every error goes on as it came.
 *
 * @since 0.1.0
 */
public final class RefusalRecordingWebFilter implements WebFilter {
    /** To be placed right behind the filter that answers. */
    public RefusalRecordingWebFilter() {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> {
            ReactiveExchange begun = ReactiveExchange.of(context);
            Mono<Void> handled = chain.filter(exchange);
            return begun == null ? handled : handled.doOnError(begun::raised);
        });
    }
}
