// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestInitializer;

/**
 * Hands the current task to the server, and no more: no action {@code http:client}, nothing if no action is current, and
 * one id for all attempts of an interceptor that tries again. For clients of bodies too large to be held in memory,
 * which {@link EliotClientHttpRequestInterceptor} as any interceptor makes Spring do.
 *
 * <p>Thread-safe; never throws.
 *
 * @since 0.1.0
 */
public final class EliotClientHttpRequestInitializer implements ClientHttpRequestInitializer {
    private final HttpClientCalls calls;

    /**
     * One that hands the task to every host.
     *
     * @param logger whose current action is to be continued
     */
    public EliotClientHttpRequestInitializer(EliotLogger logger) {
        this(logger, host -> true);
    }

    /**
     * One that hands the task to some hosts.
     *
     * @param logger whose current action is to be continued
     * @param propagateTo told the host of a request, whether it is sent the header, see {@link HostPatterns}
     */
    public EliotClientHttpRequestInitializer(EliotLogger logger, Predicate<? super String> propagateTo) {
        calls = new HttpClientCalls(logger, propagateTo);
    }

    /**
     * Adds this to the initializers of a client. Does nothing if there is one already.
     *
     * @param initializers of a {@code RestTemplate}, a {@code RestClient.Builder} …
     */
    public void addTo(List<ClientHttpRequestInitializer> initializers) {
        if (initializers.stream().noneMatch(EliotClientHttpRequestInitializer.class::isInstance)) {
            initializers.add(this);
        }
    }

    @Override
    public void initialize(ClientHttpRequest request) {
        EliotAction action = calls.logger().currentAction();
        if (action != null) {
            calls.addTaskId(action, request.getURI(), request.getHeaders());
        }
    }
}
