// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.destination.console.ConsoleDestination;
import io.eliot.spring.boot.DestinationFactory;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code type: console}, standard output: for people, or for a collector of container logs. */
final class ConsoleDestinationFactory implements DestinationFactory<ConsoleDestinationFactory.Properties> {
    static final String TYPE = "console";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public ConsoleDestination create(String name, Properties properties) {
        return create(properties.format);
    }

    /** What is printed where nothing is configured. */
    static ConsoleDestination trees() {
        return create(Format.TREE);
    }

    private static ConsoleDestination create(Format format) {
        return switch (format) {
            case TREE -> ConsoleDestination.tree(System.out);
            case NDJSON -> ConsoleDestination.ndjson(System.out);
        };
    }

    record Properties(@DefaultValue("tree") Format format) {}

    enum Format {
        TREE,
        NDJSON
    }
}
