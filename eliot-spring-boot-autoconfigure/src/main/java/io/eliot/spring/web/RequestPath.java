// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Each with the semicolon before it. */
    Stream<String> parameters() {
        return hasParameters()
                ? PARAMETER.matcher(received).results().map(MatchResult::group).filter(found -> !found.equals(NOTHING))
                : Stream.empty();
    }
}
