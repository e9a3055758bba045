// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot;

import io.eliot.destination.Destination;

/**
 * Makes the destinations of one {@code eliot.destinations.<name>.type}. A bean of this type adds a type, or replaces a
 * built-in one:
 *
 * <pre>{@code
 * record SyslogProperties(@DefaultValue("localhost") String host, @DefaultValue("514") int port) {}
 *
 * class SyslogDestinationFactory implements DestinationFactory<SyslogProperties> { … }
 * }</pre>
 *
 * @param <P> the properties of the type: each component of the record is a property, bound as Spring Boot binds a
 *     record; a property without a component of its name fails the start
 * @since 0.1.0
 */
public interface DestinationFactory<P extends Record> {
    /**
     * What the user writes as {@code type}.
     *
     * @return lower case, with dashes
     */
    String type();

    /**
     * What the user may write beside {@code type}, {@code enabled} and {@code queue}.
     *
     * @return the record
     */
    Class<P> properties();

    /**
     * Makes one destination, at start-up; the logger closes it.
     *
     * @param name what the user named it
     * @param properties what the user wrote
     * @return a new destination
     * @throws Exception if it cannot be made; its text is what the user reads, with the name of the destination before it
     */
    Destination create(String name, P properties) throws Exception;
}
