// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Stands open, until it is told to hold requests back: then it opens when so many have come. */
@Component
public final class Gate implements WebFilter {
    private final AtomicInteger missing = new AtomicInteger();
    private volatile Sinks.Empty<Void> full = Sinks.empty();

    public void closeUntilThereAre(int requests) {
        full = Sinks.empty();
        missing.set(requests);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (missing.get() == 0) {
            return chain.filter(exchange);
        }
        if (missing.decrementAndGet() == 0) {
            full.tryEmitEmpty();
        }
        return full.asMono().then(chain.filter(exchange));
    }
}
