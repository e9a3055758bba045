// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.eliot.message.FieldNames;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of fields, and what is done with them, without a new string and a look into a set for every message: most logs
 * have few. Thread-safe: names can be seen by any thread, and one that a thread misses is made again.
 */
final class Names {
    private static final int SIZE = 256;

    private final Set<String> ignored;
    private final @Nullable Name[] known = new @Nullable Name[SIZE];

    /**
     * Knows no name yet.
     *
     * @param ignored not shown, as are the names of what places the message
     */
    Names(Set<String> ignored) {
        this.ignored = ignored;
    }

    /** A name in ASCII. */
    Name of(byte[] bytes, int from, int length) {
        int slot = slot(bytes, from, length);
        Name name = known[slot];
        if (name == null || !name.is(bytes, from, length)) {
            name = of(new String(bytes, from, length, ISO_8859_1));
            known[slot] = name;
        }
        return name;
    }

    Name of(String text) {
        return new Name(text, role(text));
    }

    private Role role(String text) {
        return switch (text) {
            case FieldNames.TIMESTAMP -> Role.TIME;
            case FieldNames.TASK_UUID, FieldNames.TASK_LEVEL -> Role.HIDDEN;
            default -> ignored.contains(text) ? Role.HIDDEN : Role.SHOWN;
        };
    }

    private static int slot(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int ends = 31 * bytes[from] + bytes[from + length - 1];
        int hash = 31 * (31 * ends + bytes[from + length / 2]) + length;
        return (hash ^ (hash >>> 8)) & (SIZE - 1);
    }

    /** What is done with a field. */
    enum Role {
        SHOWN,
        TIME,
        HIDDEN
    }

    /** The name of a field of a message. */
    static final class Name {
        private final String text;
        private final byte[] bytes;
        private final Role role;

        private Name(String text, Role role) {
            this.text = text;
            this.bytes = text.getBytes(UTF_8);
            this.role = role;
        }

        String text() {
            return text;
        }

        Role role() {
            return role;
        }

        private boolean is(byte[] other, int from, int length) {
            return Arrays.equals(bytes, 0, bytes.length, other, from, from + length);
        }
    }
}
