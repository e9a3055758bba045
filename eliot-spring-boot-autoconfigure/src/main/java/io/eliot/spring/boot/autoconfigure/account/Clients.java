// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.MethodMetadata;

/**
 * Which HTTP clients among the beans are instrumented, and which builders of such. A client that was built without the
 * builder Boot gives, or with one, and then kept to oneself, is nobody's to know.
 */
final class Clients {
    private static final String BOOT = "org.springframework.boot.";

    private final ConfigurableListableBeanFactory beans;

    Clients(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** None where clients are not meant to be instrumented. */
    List<Client> all() {
        List<Client> clients = new ArrayList<>();
        if (areInstrumented()) {
            ClientKinds kinds = new ClientKinds(beans.getBeanClassLoader());
            for (Iterator<String> names = beans.getBeanNamesIterator(); names.hasNext(); ) {
                addTo(clients, names.next(), kinds);
            }
            clients.sort(Comparator.comparing(Client::bean));
        }
        return clients;
    }

    private boolean areInstrumented() {
        return beans.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, Environment.class)
                .getProperty("eliot.web.client.enabled", Boolean.class, true);
    }

    private void addTo(List<Client> clients, String name, ClientKinds kinds) {
        try {
            Class<?> type = mayBeAskedFor(name) ? beans.getType(name, false) : null;
            String kind = type == null ? null : kinds.nameOf(type);
            if (kind != null && isOfBoot(name)) {
                clients.add(new Client(name, kind, beans.containsBean(customizerOf(kind))));
            } else if (kind != null) {
                Object bean = beans.getBean(name);
                if (kind.equals(kinds.nameOf(bean.getClass()))) { // and not Spring's bean for null
                    clients.add(new Client(name, kind, kinds.isInstrumented(bean, given(customizerOf(kind)))));
                }
            }
        } catch (Exception e) {
            // such as that of a request, or one that does not want to be asked: it cannot be known now
        }
    }

    /** Known without being made: that would have customizers at work once more, and mocks of a test take one client only. */
    private boolean isOfBoot(String name) {
        MethodMetadata method = beans.containsBeanDefinition(name)
                        && beans.getBeanDefinition(name) instanceof AnnotatedBeanDefinition definition
                ? definition.getFactoryMethodMetadata()
                : null;
        return method != null && method.getDeclaringClassName().startsWith(BOOT);
    }

    private static String customizerOf(String builder) {
        return "eliot" + builder.replaceFirst("\\.?Builder$", "Customizer");
    }

    private @Nullable Object given(String customizer) {
        return beans.containsBean(customizer) ? beans.getBean(customizer) : null;
    }

    /** Builders are mostly made anew for whoever asks; a lazy bean is left until somebody else asks for it. */
    private boolean mayBeAskedFor(String name) {
        if (beans.containsSingleton(name)) {
            return true;
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(name);
        return definition.isPrototype() && !definition.isAbstract();
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
