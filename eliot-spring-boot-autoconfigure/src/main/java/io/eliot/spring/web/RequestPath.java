// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The path of a request as it may be logged. Path parameters carry session ids, {@code /orders;jsessionid=…}, which are
 * as good as a password.
 */
record RequestPath(String received) {
    static final RequestPath NONE = new RequestPath("");

    private static final Pattern PARAMETER = Pattern.compile(";[^;/]*");
    private static final String NOTHING = ";";

    String toBeLogged() {
        return hasParameters() ? PARAMETER.matcher(received).replaceAll("") : received;
    }

    private boolean hasParameters() {
        return received.indexOf(';') >= 0;
    }

    /** What an exception says of a request may name all of its path. */
    String hiddenIn(String text) {
        if (!hasParameters()) {
            return text;
        }
        return PARAMETER
                .matcher(received)
                .results()
                .map(MatchResult::group)
                .filter(parameter -> !parameter.equals(NOTHING))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed()) // one may be the beginning of another
                .reduce(text, (kept, parameter) -> kept.replace(parameter, ""));
    }
}
