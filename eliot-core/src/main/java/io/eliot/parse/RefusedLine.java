// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

/**
 * A line that is no message of the log, and why. The parser skips it as if it was not there (spec R14, W12).
 *
 * @param source where the line was read: a file name, or what the caller named it
 * @param line its number in the source, from 1
 * @param isJson whether the line is JSON at all
 * @param reason a clause a user can read, such as {@code task_level is missing}
 * @param text the line, without its end; of a very long one the beginning
 * @since 0.1.0
 */
public record RefusedLine(String source, long line, boolean isJson, String reason, String text) {
    @Override
    public String toString() {
        return source + ":" + line + ": " + reason;
    }
}
