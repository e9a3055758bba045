// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** Values whose type says that they are never written. */
final class Redacting implements Undisclosed {
    static final Redacting INSTANCE = new Redacting();

    private Redacting() {}

    @Override
    public String description(Object value) {
        return Redaction.REDACTED;
    }

    @Override
    public void write(Object value, Walk walk) {
        walk.redacted();
    }
}
