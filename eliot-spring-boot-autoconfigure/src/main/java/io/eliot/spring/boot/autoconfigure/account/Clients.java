// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Which HTTP clients among the beans are instrumented, and which builders of such. A client that was built without the
 * builder Boot gives, or with one, and then kept to oneself, is nobody's to know.
 */
final class Clients {
    private final ConfigurableListableBeanFactory beans;
    private final List<ClientKind<?>> kinds = new ArrayList<>();

    Clients(ConfigurableListableBeanFactory beans, Iterable<ClientKinds> libraries) {
        this.beans = beans;
        for (ClientKinds library : libraries) {
            kinds.addAll(library.kinds());
        }
    }

    /** By the names of the beans. */
    List<Client> all() {
        SortedMap<String, Client> clients = new TreeMap<>();
        for (ClientKind<?> kind : kinds) {
            for (String name : beans.getBeanNamesForType(kind.type(), true, false)) {
                if (isMade(name)) {
                    clients.put(name, new Client(name, kind.name(), kind.isInstrumented(beans.getBean(name))));
                }
            }
        }
        return List.copyOf(clients.values());
    }

    /** Builders are mostly made anew for whoever asks; a lazy bean is left until somebody else asks for it. */
    private boolean isMade(String name) {
        return beans.containsSingleton(name) || beans.isPrototype(name);
    }

    List<Client> notInstrumented() {
        List<Client> clients = new ArrayList<>(all());
        clients.removeIf(Client::instrumented);
        return clients;
    }

    /** One bean. */
    record Client(String bean, String type, boolean instrumented) {
        @Override
        public String toString() {
            return "%s (%s)".formatted(bean, type);
        }
    }
}
