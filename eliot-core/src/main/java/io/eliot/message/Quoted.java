// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.message;

/** Foreign text made fit for an error message: short, and without anything that could forge a log line. */
final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    static String bounded(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().limit(LONGEST).forEach(c -> quoted.append(c < ' ' || c > '~' ? '?' : (char) c));
        return quoted.append(text.length() > LONGEST ? "\" and more" : "\"").toString();
    }
}
