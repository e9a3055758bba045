// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.query;

/**
 * Raw strings of JMESPath, such as {@code 'C:\\temp'}: only the quote can be escaped in them, but the library also takes
 * two backslashes for one. So it is given four for two.
 */
final class RawStrings {
    private RawStrings() {}

    static String escape(String expression) {
        StringBuilder escaped = new StringBuilder(expression.length() + 8);
        char quote = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            escaped.append(c);
            if (quote == 0) {
                quote = c == '\'' || c == '"' || c == '`' ? c : 0;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && i + 1 < expression.length()) {
                char next = expression.charAt(++i);
                escaped.append(quote == '\'' && next == '\\' ? "\\\\\\" : String.valueOf(next));
            }
        }
        return escaped.toString();
    }
}
