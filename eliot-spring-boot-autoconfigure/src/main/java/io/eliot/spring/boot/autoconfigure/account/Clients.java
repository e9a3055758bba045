// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Which HTTP clients among the beans are instrumented, and which builders of such. A client that was built without the
 * builder Boot gives, or with one, and then kept to oneself, is nobody's to know.
 */
final class Clients {
    private final ConfigurableListableBeanFactory beans;
    private final List<ClientKind<?>> kinds;

    Clients(ConfigurableListableBeanFactory beans, List<ClientKind<?>> kinds) {
        this.beans = beans;
        this.kinds = kinds;
    }

    List<Client> all() {
        return kinds.stream()
                .flatMap(this::ofKind)
                .sorted(Comparator.comparing(Client::bean))
                .toList();
    }

    List<Client> notInstrumented() {
        return all().stream().filter(client -> !client.instrumented()).toList();
    }

    /** Builders are mostly made anew for whoever asks; a lazy bean is left until somebody else asks for it. */
    private Stream<Client> ofKind(ClientKind<?> kind) {
        return Arrays.stream(beans.getBeanNamesForType(kind.type(), true, false))
                .filter(name -> beans.containsSingleton(name) || beans.isPrototype(name))
                .map(name -> new Client(name, kind.name(), kind.isInstrumented(beans.getBean(name))));
    }

    /** One bean. */
    record Client(String bean, String type, boolean instrumented) {
        @Override
        public String toString() {
            return "%s (%s)".formatted(bean, type);
        }
    }
}
