// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Which HTTP clients among the beans are instrumented, and which builders of such. A client that was built without the
 * builder Boot gives, or with one, and then kept to oneself, is nobody's to know.
 */
final class Clients {
    private final ConfigurableListableBeanFactory beans;

    Clients(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** None where clients are not meant to be instrumented. */
    List<Client> all() {
        List<Client> clients = new ArrayList<>();
        if (areInstrumented()) {
            List<ClientKind<?>> kinds = ClientKinds.in(beans.getBeanClassLoader());
            for (String name : beans.getBeanDefinitionNames()) {
                Class<?> type = mayBeAskedFor(name) ? beans.getType(name, false) : null;
                kinds.stream().filter(kind -> kind.isOf(type)).forEach(kind -> clients.add(client(name, kind)));
            }
            clients.sort(Comparator.comparing(Client::bean));
        }
        return clients;
    }

    private boolean areInstrumented() {
        return beans.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, Environment.class)
                .getProperty("eliot.web.client.enabled", Boolean.class, true);
    }

    /** Builders are mostly made anew for whoever asks; a lazy bean is left until somebody else asks for it. */
    private boolean mayBeAskedFor(String name) {
        return beans.containsSingleton(name) || beans.isPrototype(name);
    }

    private Client client(String name, ClientKind<?> kind) {
        return new Client(name, kind.name(), kind.isInstrumented(beans.getBean(name)));
    }

    List<Client> notInstrumented() {
        List<Client> clients = all();
        clients.removeIf(Client::instrumented);
        return clients;
    }

    /** One bean. */
    record Client(String bean, String type, boolean instrumented) {
        @Override
        public String toString() {
            return bean + " (" + type + ")";
        }
    }
}
