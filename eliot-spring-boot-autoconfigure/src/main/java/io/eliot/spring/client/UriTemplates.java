// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;
import org.springframework.web.util.UriTemplateHandler;

/**
 * Remembers of which template a URI was made. A {@code RestTemplate} expands a template and then forgets it, on the thread
 * that makes the request.
 *
 * <p>Thread-safe. Keeps the latest URI of each thread.
 */
final class UriTemplates {
    private static final ThreadLocal<@Nullable Expanded> LATEST = new ThreadLocal<>();

    private UriTemplates() {}

    /** Not forgotten then: each attempt of one that tries again asks for it. The host may be chosen by an interceptor. */
    static @Nullable String of(URI uri) {
        Expanded latest = LATEST.get();
        return latest != null && latest.hasPathAndQueryOf(uri) ? latest.template : null;
    }

    /** Leaves a handler alone that is not Spring's own: the application may want to find it there. */
    static void rememberThoseOf(RestTemplate client) {
        UriTemplateHandler handler = client.getUriTemplateHandler();
        if (handler.getClass() == DefaultUriBuilderFactory.class) {
            client.setUriTemplateHandler(Remembering.inFrontOf((DefaultUriBuilderFactory) handler));
        }
    }

    private record Expanded(URI uri, String template) {
        boolean hasPathAndQueryOf(URI other) {
            return Objects.equals(uri.getRawPath(), other.getRawPath())
                    && Objects.equals(uri.getRawQuery(), other.getRawQuery());
        }
    }

    /** In front of another one, with whose settings it stays in step. */
    private static final class Remembering extends DefaultUriBuilderFactory {
        private final DefaultUriBuilderFactory worker;

        private Remembering(DefaultUriBuilderFactory worker) {
            this.worker = worker;
        }

        private Remembering(DefaultUriBuilderFactory worker, UriComponentsBuilder base) {
            super(base);
            this.worker = worker;
        }

        /** Says, too, that there is a base URI, which only the worker uses. */
        static Remembering inFrontOf(DefaultUriBuilderFactory worker) {
            return worker.hasBaseUri()
                    ? new Remembering(worker, UriComponentsBuilder.newInstance())
                    : new Remembering(worker);
        }

        @Override
        public URI expand(String uriTemplate, Map<String, ?> uriVariables) {
            return remember(uriTemplate, worker.expand(uriTemplate, uriVariables));
        }

        @Override
        public URI expand(String uriTemplate, @Nullable Object... uriVariables) {
            return remember(uriTemplate, worker.expand(uriTemplate, uriVariables));
        }

        private URI remember(String uriTemplate, URI uri) {
            String whole = hasBaseUri() ? worker.uriString(uriTemplate).toUriString() : uriTemplate;
            LATEST.set(new Expanded(uri, whole));
            return uri;
        }

        @Override
        public UriBuilder uriString(String uriTemplate) {
            return worker.uriString(uriTemplate);
        }

        @Override
        public UriBuilder builder() {
            return worker.builder();
        }

        @Override
        public void setParserType(ParserType parserType) {
            worker.setParserType(parserType);
        }

        @Override
        public @Nullable ParserType getParserType() {
            return worker.getParserType();
        }

        @Override
        public void setEncodingMode(EncodingMode encodingMode) {
            worker.setEncodingMode(encodingMode);
        }

        @Override
        public EncodingMode getEncodingMode() {
            return worker.getEncodingMode();
        }

        @Override
        public void setDefaultUriVariables(@Nullable Map<String, ?> defaultUriVariables) {
            worker.setDefaultUriVariables(defaultUriVariables);
        }

        @Override
        public Map<String, ?> getDefaultUriVariables() {
            return worker.getDefaultUriVariables();
        }

        @Override
        public void setParsePath(boolean parsePath) {
            worker.setParsePath(parsePath);
        }

        @Override
        public boolean shouldParsePath() {
            return worker.shouldParsePath();
        }
    }
}
