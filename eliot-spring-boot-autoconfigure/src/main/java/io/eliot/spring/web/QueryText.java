// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a request as it may be logged: if at all, without the values of names that speak of secrets. */
final class QueryText {
    private static final int LONGEST = 1_000;
    private static final String HIDDEN = "[redacted]";
    private static final Pattern SECRET = Pattern.compile(
            "pass|pwd|secret|token|key|auth|code|sig|session|sid|cred|jwt|otp|pin|cvv|card|iban|ssn|state|nonce|%",
            Pattern.CASE_INSENSITIVE);

    static final QueryText NONE = new QueryText("", false);

    private final String query;
    private final boolean wanted;

    private QueryText(String query, boolean wanted) {
        this.query = query;
        this.wanted = wanted;
    }

    static QueryText of(@Nullable String query, boolean wanted) {
        return query == null ? NONE : new QueryText(query, wanted);
    }

    /** Null if it is not to be logged. */
    @Nullable
    String toBeLogged() {
        return wanted ? redacted(query) : null;
    }

    boolean isThere() {
        return !query.isEmpty();
    }

    /** By an exception that names the URL, or the query alone where that is no mere word. */
    String asRepeated() {
        return mark() + query;
    }

    /** In place of what is repeated. */
    String asTold() {
        return mark() + (wanted ? redacted(query) : HIDDEN);
    }

    private String mark() {
        return isOfPairs() ? "" : "?";
    }

    private boolean isOfPairs() {
        return query.indexOf('=') > 0;
    }

    static String redacted(String query) {
        String bounded = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
        return Arrays.stream(bounded.split("&", -1))
                .map(QueryText::redactedPair)
                .collect(Collectors.joining("&"));
    }

    /** A name written with escapes may hide what it is, so it counts as secret. */
    private static String redactedPair(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        return equals >= 0 && SECRET.matcher(name).find() ? name + "=" + HIDDEN : pair;
    }
}
