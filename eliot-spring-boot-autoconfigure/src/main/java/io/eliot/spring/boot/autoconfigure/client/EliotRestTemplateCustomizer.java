// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import io.eliot.EliotLogger;
import io.eliot.spring.client.EliotClientHttpRequestInitializer;
import io.eliot.spring.client.EliotClientHttpRequestInterceptor;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.core.Ordered;
import org.springframework.web.client.RestTemplate;

/** Comes last, so that what other customizers add is in the list before our place in it is chosen. */
final class EliotRestTemplateCustomizer implements RestTemplateCustomizer, Ordered {
    private final EliotLogger logger;
    private final EliotClientProperties properties;

    EliotRestTemplateCustomizer(EliotLogger logger, EliotClientProperties properties) {
        this.logger = logger;
        this.properties = properties;
    }

    @Override
    public void customize(RestTemplate template) {
        if (properties.headerOnly()) {
            new EliotClientHttpRequestInitializer(logger, properties.hosts())
                    .addTo(template.getClientHttpRequestInitializers());
        } else {
            new EliotClientHttpRequestInterceptor(logger, properties.hosts()).addTo(template);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
