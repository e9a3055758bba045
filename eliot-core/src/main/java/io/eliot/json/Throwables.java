// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An exception as a value: its class and what it says. How an action fails is another matter (F1). */
final class Throwables {
    private static final byte[] EXCEPTION = "{\"exception\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REASON = ",\"reason\":".getBytes(StandardCharsets.US_ASCII);

    private Throwables() {}

    static void write(Object value, Walk walk) {
        Throwable thrown = (Throwable) value;
        walk.out.raw(EXCEPTION);
        walk.out.string(thrown.getClass().getName());
        walk.out.raw(REASON);
        walk.text(reason(thrown, walk));
        walk.out.raw((byte) '}');
    }

    /** As the reference says it (F3). */
    private static String reason(Throwable thrown, Walk walk) {
        walk.foreign();
        try {
            @Nullable String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) {
            Fatal.rethrow(e);
            return SafeText.UNKNOWN;
        }
    }
}
