// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

/**
 * How a destination does.
 *
 * @param name the name it was added under
 * @param written how many messages it took
 * @param dropped how many it failed to take
 * @param missed how many it failed to take since it last took one, 0 if it took the latest
 * @since 0.1.0
 */
public record DestinationStatus(String name, long written, long dropped, long missed) {
    /**
     * Whether it failed to take the latest message.
     *
     * @return true if it missed any since it last took one
     */
    public boolean failing() {
        return missed > 0;
    }
}
