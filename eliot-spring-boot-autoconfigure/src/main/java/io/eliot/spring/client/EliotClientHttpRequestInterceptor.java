// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Makes each request of a {@code RestClient} or {@code RestTemplate} an action {@code http:client}, in the current
 * action or, without one, in a task of its own, and hands the task to the server in the header
 * {@value io.eliot.message.TaskId#HEADER}.
 *
 * <p>The action starts with {@code method} and {@code uri}: scheme, host and path, with the names of variables rather
 * than their values where the client knows them, and never a query. It succeeds as soon as there is an answer, whatever
 * its {@code status}: whether a 404 is a failure is for the caller to say, whose action then fails. It fails if there
 * was no answer. A body that is read as a stream is read after the end.
 *
 * <p>As the first in the list of interceptors it runs as the last, see {@link #addTo}: so each attempt of an interceptor
 * that tries again is an action of its own. Redirects that the HTTP library follows by itself are not seen. As any
 * interceptor it makes Spring hold the body of a request in memory;
 * {@link EliotClientHttpRequestInitializer} does not.
 *
 * <p>Thread-safe. Throws nothing but what the request throws.
 *
 * @since 0.1.0
 */
public final class EliotClientHttpRequestInterceptor implements ClientHttpRequestInterceptor, Ordered {
    private static final String URI_TEMPLATE = RestClient.class.getName() + ".uriTemplate";

    private final HttpClientCalls calls;

    /**
     * One that hands the task to every host.
     *
     * @param logger where to log
     */
    public EliotClientHttpRequestInterceptor(EliotLogger logger) {
        this(logger, host -> true);
    }

    /**
     * One that hands the task to some hosts.
     *
     * @param logger where to log
     * @param propagateTo told the host of a request, whether it is sent the header, see {@link HostPatterns}
     */
    public EliotClientHttpRequestInterceptor(EliotLogger logger, Predicate<? super String> propagateTo) {
        calls = new HttpClientCalls(logger, propagateTo);
    }

    /**
     * Adds this to the interceptors of a client, so that it is run closest to the request, those added later included.
     * Does nothing if there is one already.
     *
     * @param interceptors of a {@code RestTemplate}, a {@code RestClient.Builder} …
     */
    public void addTo(List<ClientHttpRequestInterceptor> interceptors) {
        if (interceptors.stream().noneMatch(EliotClientHttpRequestInterceptor.class::isInstance)) {
            interceptors.add(0, this);
        }
    }

    /**
     * Adds this to a {@code RestTemplate}, as above, and has it remember the templates of its URIs, if what expands them is
     * Spring's own.
     *
     * @param client to be instrumented
     */
    public void addTo(RestTemplate client) {
        addTo(client.getInterceptors()); // to set them would sort them
        UriTemplates.rememberThoseOf(client);
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return calls.action(request.getMethod(), request.getURI(), templateOf(request))
                .call(action -> exchange(action, request, body, execution));
    }

    private static @Nullable Object templateOf(HttpRequest request) {
        Object told = request.getAttributes().get(URI_TEMPLATE);
        return told == null ? UriTemplates.of(request.getURI()) : told;
    }

    private ClientHttpResponse exchange(
            EliotAction action, HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        HttpRequest sent = withHeadersToAddTo(request);
        calls.addTaskId(action, sent.getURI(), sent.getHeaders());
        ClientHttpResponse response = execution.execute(sent, body);
        try {
            HttpClientCalls.answered(action, response.getStatusCode());
        } catch (IOException | RuntimeException e) { // the caller may do without a status, and is to close the answer
            action.finish(e);
        }
        return response;
    }

    /** What another interceptor put around the request may make its headers anew for whoever asks, or not to be changed. */
    private static HttpRequest withHeadersToAddTo(HttpRequest request) {
        if (request instanceof ClientHttpRequest) {
            return request;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(request.getHeaders());
        return new HttpRequestWrapper(request) {
            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }
        };
    }

    /** First in the list also where a {@code RestTemplate} sorts it. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Lets the next one go first. */
    @Override
    public ClientHttpRequestInterceptor andThen(ClientHttpRequestInterceptor next) {
        return new Closest(next);
    }

    /** Spring folds the list of interceptors by {@link #andThen}, from the first to the last. */
    private final class Closest implements ClientHttpRequestInterceptor {
        private final ClientHttpRequestInterceptor others;

        Closest(ClientHttpRequestInterceptor others) {
            this.others = others;
        }

        @Override
        public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            return others.intercept(request, body, EliotClientHttpRequestInterceptor.this.apply(execution));
        }

        @Override
        public ClientHttpRequestInterceptor andThen(ClientHttpRequestInterceptor next) {
            return new Closest(others.andThen(next));
        }
    }
}
