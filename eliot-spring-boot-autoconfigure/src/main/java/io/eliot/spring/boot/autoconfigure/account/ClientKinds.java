// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.spring.client.EliotClientHttpRequestInitializer;
import io.eliot.spring.client.EliotClientHttpRequestInterceptor;
import io.eliot.spring.client.EliotExchangeFilterFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/** The kinds of clients that there are libraries for, and of builders of such. */
final class ClientKinds {
    private final boolean blocking;
    private final boolean templates;
    private final boolean reactive;

    ClientKinds(@Nullable ClassLoader loader) {
        blocking = ClassUtils.isPresent("org.springframework.web.client.RestClient", loader);
        templates = ClassUtils.isPresent("org.springframework.boot.restclient.RestTemplateBuilder", loader);
        reactive = ClassUtils.isPresent("org.springframework.web.reactive.function.client.WebClient", loader);
    }

    /** As one writes it, {@code RestClient.Builder}; null of any other type. */
    @Nullable
    String nameOf(Class<?> type) {
        String name = blocking ? Blocking.nameOf(type) : null;
        name = name == null && templates ? Templates.nameOf(type) : name;
        return name == null && reactive ? Reactive.nameOf(type) : name;
    }

    /**
     * Whether a client or builder knows of us.
     *
     * @param customizer of ours, that a builder of templates may have been given
     */
    boolean isInstrumented(Object client, @Nullable Object customizer) {
        return (blocking && Blocking.isInstrumented(client))
                || (templates && Templates.isInstrumented(client, customizer))
                || (reactive && Reactive.isInstrumented(client));
    }

    private static final class Blocking {
        static @Nullable String nameOf(Class<?> type) {
            if (RestTemplate.class.isAssignableFrom(type)) {
                return "RestTemplate";
            }
            if (RestClient.class.isAssignableFrom(type)) {
                return "RestClient";
            }
            return RestClient.Builder.class.isAssignableFrom(type) ? "RestClient.Builder" : null;
        }

        static boolean isInstrumented(Object client) {
            if (client instanceof RestTemplate template) {
                return isOneOurs(template.getInterceptors()) || isOneOurs(template.getClientHttpRequestInitializers());
            }
            if (client instanceof RestClient built) {
                return isInstrumented(built.mutate());
            }
            if (client instanceof RestClient.Builder builder) {
                List<Object> parts = new ArrayList<>();
                builder.requestInterceptors(parts::addAll); // not chained, as that of a mock answers null
                builder.requestInitializers(parts::addAll);
                return isOneOurs(parts);
            }
            return false;
        }

        static boolean isOneOurs(Collection<?> parts) {
            for (Object part : parts) {
                if (part instanceof EliotClientHttpRequestInterceptor
                        || part instanceof EliotClientHttpRequestInitializer) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Templates {
        static @Nullable String nameOf(Class<?> type) {
            return RestTemplateBuilder.class.isAssignableFrom(type) ? "RestTemplateBuilder" : null;
        }

        /** It tells nobody what it was given; and to have it build would have all of that at work. */
        static boolean isInstrumented(Object client, @Nullable Object customizer) {
            if (!(client instanceof RestTemplateBuilder)) {
                return false;
            }
            DirectFieldAccessor fields = new DirectFieldAccessor(client);
            return given("customizers", fields).contains(customizer)
                    || Blocking.isOneOurs(given("interceptors", fields));
        }

        private static Collection<?> given(String what, DirectFieldAccessor fields) {
            return fields.isReadableProperty(what) && fields.getPropertyValue(what) instanceof Collection<?> parts
                    ? parts
                    : List.of();
        }
    }

    private static final class Reactive {
        static @Nullable String nameOf(Class<?> type) {
            if (WebClient.class.isAssignableFrom(type)) {
                return "WebClient";
            }
            return WebClient.Builder.class.isAssignableFrom(type) ? "WebClient.Builder" : null;
        }

        static boolean isInstrumented(Object client) {
            if (client instanceof WebClient built) {
                return isInstrumented(built.mutate());
            }
            return client instanceof WebClient.Builder builder && hasOurs(builder);
        }

        private static boolean hasOurs(WebClient.Builder builder) {
            List<Object> filters = new ArrayList<>();
            builder.filters(filters::addAll);
            for (Object filter : filters) {
                if (filter instanceof EliotExchangeFilterFunction) {
                    return true;
                }
            }
            return false;
        }
    }
}
