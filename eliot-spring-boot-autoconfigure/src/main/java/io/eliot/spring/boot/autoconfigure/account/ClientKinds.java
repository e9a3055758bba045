// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.spring.client.EliotClientHttpRequestInitializer;
import io.eliot.spring.client.EliotClientHttpRequestInterceptor;
import io.eliot.spring.client.EliotExchangeFilterFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/** The kinds of clients that there are libraries for. */
final class ClientKinds {
    private ClientKinds() {}

    static List<ClientKind<?>> in(@Nullable ClassLoader loader) {
        List<ClientKind<?>> kinds = new ArrayList<>();
        if (ClassUtils.isPresent("org.springframework.web.client.RestClient", loader)) {
            Blocking.addTo(kinds);
        }
        if (ClassUtils.isPresent("org.springframework.web.reactive.function.client.WebClient", loader)) {
            Reactive.addTo(kinds);
        }
        return kinds;
    }

    private static final class Blocking {
        static void addTo(List<ClientKind<?>> kinds) {
            kinds.add(new ClientKind<>(RestTemplate.class, Blocking::isOurs));
            kinds.add(new ClientKind<>(RestClient.class, client -> isOurs(client.mutate())));
            kinds.add(new ClientKind<>(RestClient.Builder.class, Blocking::isOurs));
        }

        private static boolean isOurs(RestTemplate template) {
            List<Object> parts = new ArrayList<>(template.getInterceptors());
            parts.addAll(template.getClientHttpRequestInitializers());
            return isOneOurs(parts);
        }

        private static boolean isOurs(RestClient.Builder builder) {
            List<Object> parts = new ArrayList<>();
            builder.requestInterceptors(parts::addAll).requestInitializers(parts::addAll);
            return isOneOurs(parts);
        }

        private static boolean isOneOurs(List<Object> parts) {
            for (Object part : parts) {
                if (part instanceof EliotClientHttpRequestInterceptor
                        || part instanceof EliotClientHttpRequestInitializer) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Reactive {
        static void addTo(List<ClientKind<?>> kinds) {
            kinds.add(new ClientKind<>(WebClient.class, client -> isOurs(client.mutate())));
            kinds.add(new ClientKind<>(WebClient.Builder.class, Reactive::isOurs));
        }

        private static boolean isOurs(WebClient.Builder builder) {
            List<Object> parts = new ArrayList<>();
            builder.filters(parts::addAll);
            return parts.stream().anyMatch(EliotExchangeFilterFunction.class::isInstance);
        }
    }
}
