// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** Names of fields and of types as they are written: whoever put a value into one did not mean to. */
final class TopLevelNames {
    private static final int LONGEST = 1024;
    private static final int SEEN = 4096;

    private final Redaction redaction;

    TopLevelNames(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The name without secrets and of bounded length; a secret at the edge is seen whole. */
    String of(String name) {
        if (name.length() <= LONGEST) {
            return redaction.redact(name);
        }
        String clean = redaction.redact(name.substring(0, Math.min(name.length(), SEEN)));
        return clean.substring(0, Math.min(clean.length(), LONGEST)) + Marker.characters(name.length());
    }
}
