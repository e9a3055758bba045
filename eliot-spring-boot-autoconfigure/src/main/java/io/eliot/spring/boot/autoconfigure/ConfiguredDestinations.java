// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.destination.Destination;
import io.eliot.spring.boot.DestinationFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Makes what {@code eliot.destinations} describes, or says what is wrong with the description. */
final class ConfiguredDestinations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String TYPE = "type";
    private static final String ENABLED = "enabled";
    private static final String QUEUE = "queue";

    private final Map<String, DestinationFactory<?>> factories = new TreeMap<>();
    private final Binder binder;

    /** Of several factories for one type the first is used, and ours where there is none. */
    ConfiguredDestinations(Stream<DestinationFactory<?>> factories, Binder binder) {
        factories.forEach(this::add);
        add(new FileDestinationFactory());
        add(new ConsoleDestinationFactory());
        this.binder = binder;
    }

    private void add(DestinationFactory<?> factory) {
        factories.putIfAbsent(factory.type(), factory);
    }

    /** The enabled ones. When one cannot be made, those before it are closed again. */
    Map<String, Destination> create(Map<String, Map<String, String>> descriptions) {
        Map<String, Destination> created = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Map<String, String>> each : descriptions.entrySet()) {
                if (isEnabled(each.getKey())) {
                    created.put(each.getKey(), create(each.getKey(), each.getValue()));
                }
            }
        } catch (RuntimeException e) {
            created.values().forEach(destination -> closeAfter(e, destination));
            throw e;
        }
        return created;
    }

    static void closeAfter(Throwable failure, Destination destination) {
        try {
            destination.close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private boolean isEnabled(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new EliotConfigurationException(
                    "\"" + name + "\" under " + EliotProperties.DESTINATIONS + " is no name for a destination",
                    "Use letters, digits and dashes");
        }
        return binder.bind(prefix(name).append(ENABLED), Bindable.of(Boolean.class))
                .orElse(true);
    }

    private Destination create(String name, Map<String, String> description) {
        return create(name, description, factory(name, description.get(TYPE)));
    }

    /** A destination named like a type needs no type of its own. */
    private DestinationFactory<?> factory(String name, @Nullable String type) {
        DestinationFactory<?> factory = factories.get(type == null ? name : type);
        if (factory != null) {
            return factory;
        }
        String types = String.join(", ", factories.keySet());
        if (type == null) {
            throw new EliotConfigurationException(
                    "The destination \"%s\" has no type".formatted(name),
                    "Set %s to one of: %s".formatted(property(name, TYPE), types));
        }
        throw new EliotConfigurationException(
                "The destination \"%s\" is of the unknown type \"%s\"%s"
                        .formatted(name, type, Spelling.didYouMean(type, factories.keySet())),
                "Set %s to one of: %s. If another module brings the type, add that module; if a bean does, import it"
                        .formatted(property(name, TYPE), types));
    }

    private <P extends Record> Destination create(
            String name, Map<String, String> description, DestinationFactory<P> factory) {
        checkNames(name, description, factory);
        // an empty text, as YAML has where nothing stands below a name, Spring Boot 4.0 does not bind
        P properties = (description.isEmpty() ? new Binder() : binder)
                .bindOrCreate(prefix(name), Bindable.of(factory.properties()), BindHandler.DEFAULT);
        try {
            Destination destination = factory.create(name, properties);
            return describesQueue(description) ? queued(name, destination) : destination;
        } catch (BindException e) {
            throw e; // says itself what is wrong
        } catch (Exception e) {
            throw new EliotConfigurationException(
                    "The destination \"%s\" cannot be used: %s".formatted(name, textOf(e)),
                    "Correct %s, or set %s to false".formatted(prefix(name), property(name, ENABLED)),
                    e);
        }
    }

    /** Asking the binder costs a start the conversion of every default. */
    private static boolean describesQueue(Map<String, String> description) {
        for (String given : description.keySet()) {
            if (Spelling.uniform(given).startsWith(QUEUE)) {
                return true;
            }
        }
        return false;
    }

    private Destination queued(String name, Destination destination) {
        try {
            return binder.bind(prefix(name).append(QUEUE), Bindable.of(QueueProperties.class))
                    .map(queue -> queue.before(destination))
                    .orElse(destination);
        } catch (RuntimeException e) {
            closeAfter(e, destination);
            throw e;
        }
    }

    private static String textOf(Exception e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + " (" + cause.getMessage() + ")";
    }

    private static void checkNames(String name, Map<String, String> description, DestinationFactory<?> factory) {
        List<String> known = new ArrayList<>(List.of(TYPE, ENABLED));
        known.addAll(namesIn(factory.properties(), ""));
        known.addAll(namesIn(QueueProperties.class, QUEUE + "."));
        for (String given : description.keySet()) {
            if (!isKnown(given, known)) {
                throw new EliotConfigurationException(
                        "%s is not a property of destinations of type \"%s\"%s"
                                .formatted(property(name, given), factory.type(), Spelling.didYouMean(given, known)),
                        "Such a destination has: " + String.join(", ", known));
            }
        }
    }

    private static List<String> namesIn(Class<? extends Record> properties, String prefix) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : properties.getRecordComponents()) {
            names.add(prefix + Spelling.dashed(component.getName()));
        }
        return names;
    }

    private static boolean isKnown(String given, List<String> known) {
        for (String property : known) {
            if (isPartOf(property, given)) {
                return true;
            }
        }
        return false;
    }

    /** A list or a map is given in parts. */
    private static boolean isPartOf(String property, String given) {
        String name = Spelling.uniform(property);
        String part = Spelling.uniform(given);
        return part.equals(name) || part.startsWith(name + ".") || part.startsWith(name + "[");
    }

    private static String property(String name, String property) {
        return EliotProperties.DESTINATIONS + "." + name + "." + property;
    }

    private static ConfigurationPropertyName prefix(String name) {
        return ConfigurationPropertyName.adapt(EliotProperties.DESTINATIONS + "." + name, '.');
    }
}
