// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** How the values of one class are written. Stateless or immutable: remembered for the class. */
@FunctionalInterface
interface Encoding {
    /**
     * Appends exactly one JSON value, or throws: what was appended till then is taken back by the one who called.
     *
     * @throws Exception whatever foreign code throws
     */
    void write(Object value, Walk walk) throws Exception;
}
