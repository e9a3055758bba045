// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import io.eliot.failure.ExceptionExtractor;
import io.eliot.spring.boot.DestinationFactory;
import io.eliot.spring.boot.EliotLoggerCustomizer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** The logger of one application context, as its properties and beans describe it. */
final class ApplicationLogger {
    private static final String SERVICE = "service";

    private final EliotLogger.Builder builder = EliotLogger.builder();
    private final Map<String, Destination> destinations = new LinkedHashMap<>();
    private final List<Destination> configured = new ArrayList<>();
    private final Environment environment;
    private final ConfigurableListableBeanFactory beans;

    ApplicationLogger(Environment environment, ConfigurableListableBeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    /** C10: several processes may share a log, so every message says whose it is. */
    void addGlobalFields(Map<String, Object> fields) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put(SERVICE, environment.getProperty("spring.application.name"));
        all.putAll(fields);
        for (Map.Entry<String, @Nullable Object> field : all.entrySet()) {
            Object value = field.getValue();
            if (value != null && !value.equals("")) {
                builder.globalField(field.getKey(), value);
            }
        }
    }

    void disable(List<String> types) {
        try {
            builder.disable(types.toArray(new String[0]));
        } catch (IllegalArgumentException e) {
            throw new EliotConfigurationException(
                    String.valueOf(e.getMessage()), "Correct " + EliotProperties.DISABLED_TYPES, e);
        }
    }

    void addExtractors() {
        HttpStatusExtractors.addTo(builder, beans.getBeanClassLoader());
        for (String name : beans.getBeanNamesForType(ExceptionExtractor.class)) {
            addExtractor(name, beans.getBean(name, ExceptionExtractor.class));
        }
    }

    @SuppressWarnings("unchecked") // the bean says that it extracts from these
    private <E extends Throwable> void addExtractor(String name, ExceptionExtractor<?> extractor) {
        builder.extractor((Class<E>) exceptionsOf(name, extractor), (ExceptionExtractor<E>) extractor);
    }

    private Class<?> exceptionsOf(String name, ExceptionExtractor<?> extractor) {
        Class<?> declared = typeArgument(beans.getMergedBeanDefinition(name).getResolvableType());
        Class<?> exceptions = declared == null ? typeArgument(ResolvableType.forInstance(extractor)) : declared;
        if (exceptions == null) {
            throw new EliotConfigurationException(
                    "The bean \"%s\" does not say which exceptions it extracts from".formatted(name),
                    "Declare it with a type argument, for example ExceptionExtractor<SQLException>");
        }
        return exceptions;
    }

    private static @Nullable Class<?> typeArgument(ResolvableType extractor) {
        ResolvableType exceptions = extractor.as(ExceptionExtractor.class);
        return exceptions.hasUnresolvableGenerics()
                ? null
                : exceptions.getGeneric(0).resolve();
    }

    /** First the configured ones, then the beans. Neither means that somebody just tries us out. */
    void addDestinations(Map<String, Map<String, String>> descriptions, Stream<DestinationFactory<?>> factories) {
        destinations.putAll(new ConfiguredDestinations(factories, Binder.get(environment)).create(descriptions));
        configured.addAll(destinations.values());
        addBeans(destinationBeans());
        if (destinations.isEmpty() && descriptions.isEmpty()) {
            destinations.put(ConsoleDestinationFactory.TYPE, ConsoleDestinationFactory.trees());
        }
    }

    /** Spring's own look-up of beans by their type leaves out, without a word, those that depend on what asks for them. */
    private Map<String, Destination> destinationBeans() {
        Map<String, Destination> found = new LinkedHashMap<>();
        for (String name : beans.getBeanNamesForType(Destination.class)) {
            if (destinationBean(name) instanceof Destination destination) { // or what stands for a bean that is null
                found.put(name, destination);
            }
        }
        return found;
    }

    private Object destinationBean(String name) {
        try {
            return beans.getBean(name);
        } catch (BeanCreationException e) {
            throw needsTheLogger(e) ? inACircle(name, e) : e;
        }
    }

    /** A circle among other beans is over by now. */
    private boolean needsTheLogger(BeanCreationException failure) {
        return failure.getMostSpecificCause() instanceof BeanCurrentlyInCreationException circle
                && circle.getBeanName() != null
                && beans.isCurrentlyInCreation(circle.getBeanName());
    }

    private static EliotConfigurationException inACircle(String name, BeanCreationException failure) {
        EliotConfigurationException told = new EliotConfigurationException(
                "The destination \"%s\" needs the logger that writes to it".formatted(name),
                "Have it take an ObjectProvider of what it needs, to be asked when it writes,"
                        + " or a client that was not made by Boot's builder");
        told.addSuppressed(failure); // as a cause it would be what Boot tells of
        return told;
    }

    /** In the order they ask for, which only Spring knows. */
    private void addBeans(Map<String, Destination> found) {
        if (!found.isEmpty()) {
            IdentityHashMap<Destination, String> names = new IdentityHashMap<>();
            found.forEach((name, destination) -> names.put(destination, name));
            beans.getBeanProvider(Destination.class).orderedStream().forEach(bean -> addBean(names.get(bean), bean));
        }
    }

    private void addBean(@Nullable String name, Destination destination) {
        if (name != null && destinations.putIfAbsent(name, destination) != null) {
            throw new EliotConfigurationException(
                    "There are two destinations called \"%s\": a bean, and one under %s"
                            .formatted(name, EliotProperties.DESTINATIONS),
                    "Rename one of them");
        }
    }

    /** Where there will be no logger. Beans are closed with the others of the application. */
    void closeConfiguredDestinations(Throwable failure) {
        configured.forEach(destination -> ConfiguredDestinations.closeAfter(failure, destination));
    }

    EliotLogger build(Stream<EliotLoggerCustomizer> customizers) {
        for (Map.Entry<String, Destination> destination : destinations.entrySet()) {
            builder.destination(destination.getKey(), destination.getValue());
        }
        customizers.forEach(customizer -> customizer.customize(builder));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) { // W11
            throw new EliotConfigurationException(
                    String.valueOf(e.getMessage()),
                    "Rename it under " + EliotProperties.GLOBAL_FIELDS + ", or where an EliotLoggerCustomizer adds it",
                    e);
        }
    }
}
