// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an exception may repeat of the URL of a request although it is not to be logged. */
record RequestUrl(RequestPath path, QueryText query) {
    static final RequestUrl NONE = new RequestUrl(RequestPath.NONE, QueryText.NONE);

    /** A parameter may be short, and a semicolon stand before a word. */
    private static final String NO_WORD_FURTHER = "(?!\\w)";

    /** At each semicolon each of them is looked for. */
    private static final int PARAMETERS_TOLD_APART = 50;

    private static final String ALL_FROM_A_SEMICOLON = "(?s:;.*)";

    /** Looks for all at once: the query may be a part of a parameter, and a parameter one of the query. */
    String hiddenIn(String text) {
        Map<String, String> instead = new HashMap<>();
        path.parameters().distinct().limit(PARAMETERS_TOLD_APART).forEach(parameter -> instead.put(parameter, ""));
        if (query.isThere()) {
            instead.put(query.asRepeated(), query.asTold());
        }
        return instead.isEmpty()
                ? text
                : anyOf(instead)
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(instead.getOrDefault(found.group(), "")));
    }

    /** One may be the beginning of another. */
    private static Pattern anyOf(Map<String, String> parts) {
        String each = parts.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(part -> Pattern.quote(part) + (part.startsWith(";") ? NO_WORD_FURTHER : ""))
                .collect(Collectors.joining("|"));
        return Pattern.compile(parts.size() < PARAMETERS_TOLD_APART ? each : each + "|" + ALL_FROM_A_SEMICOLON);
    }
}
