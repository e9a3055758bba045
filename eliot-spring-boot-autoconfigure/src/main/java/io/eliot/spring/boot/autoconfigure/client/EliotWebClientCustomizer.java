// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import io.eliot.EliotLogger;
import io.eliot.spring.client.EliotExchangeFilterFunction;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.function.client.WebClient;

/** Comes last, so that what other customizers add is in the list before our place in it is chosen. */
final class EliotWebClientCustomizer implements WebClientCustomizer, Ordered {
    private final EliotExchangeFilterFunction filter;

    EliotWebClientCustomizer(EliotLogger logger, EliotClientProperties properties) {
        filter = new EliotExchangeFilterFunction(logger, properties.hosts());
    }

    @Override
    public void customize(WebClient.Builder builder) {
        filter.addTo(builder);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
