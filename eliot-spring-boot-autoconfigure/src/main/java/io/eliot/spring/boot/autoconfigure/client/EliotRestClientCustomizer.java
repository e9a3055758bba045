// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import io.eliot.EliotLogger;
import io.eliot.spring.client.EliotClientHttpRequestInitializer;
import io.eliot.spring.client.EliotClientHttpRequestInterceptor;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.core.Ordered;
import org.springframework.web.client.RestClient;

/** Comes last, so that what other customizers add is in the list before our place in it is chosen. */
final class EliotRestClientCustomizer implements RestClientCustomizer, Ordered {
    private final EliotLogger logger;
    private final EliotClientProperties properties;

    EliotRestClientCustomizer(EliotLogger logger, EliotClientProperties properties) {
        this.logger = logger;
        this.properties = properties;
    }

    @Override
    public void customize(RestClient.Builder builder) {
        if (properties.headerOnly()) {
            builder.requestInitializers(new EliotClientHttpRequestInitializer(logger, properties.hosts())::addTo);
        } else {
            builder.requestInterceptors(new EliotClientHttpRequestInterceptor(logger, properties.hosts())::addTo);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
