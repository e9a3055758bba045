// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

/**
 * How a destination does.
 *
 * @param name the name it was added under
 * @param written how many messages it took
 * @param dropped how many it failed to take
 * @param failing whether it failed to take the latest one
 * @since 0.1.0
 */
public record DestinationStatus(String name, long written, long dropped, boolean failing) {}
