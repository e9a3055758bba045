// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths whose requests are left out. The kinds of pattern that nearly all are of, {@code /path},
 * {@code /prefix/**} and {@code /**}{@code /*.suffix}, cost next to nothing to match.
 */
final class ExcludedPaths {
    private static final String ANY_SUFFIX = "/**/*.";

    /** What a container may resolve to another path than the one it seems to be. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("\\.\\.|/\\.(?:/|$)|//|%2[e5f]|%5c|%3b|;|\\\\", Pattern.CASE_INSENSITIVE);

    private final List<String> prefixes = new ArrayList<>();
    private final Set<String> suffixes = new HashSet<>();
    private final Set<String> literals = new HashSet<>();
    private final List<PathPattern> patterns = new ArrayList<>();

    ExcludedPaths(List<String> texts) {
        for (String text : texts) {
            if (text.startsWith(ANY_SUFFIX) && isLiteral(text.substring(ANY_SUFFIX.length()))) {
                suffixes.add(text.substring(ANY_SUFFIX.length()).toLowerCase(Locale.ROOT));
            } else if (text.endsWith("/**") && isLiteral(text.substring(0, text.length() - 3))) {
                prefixes.add(text.substring(0, text.length() - 3));
            } else if (text.startsWith("/") && isLiteral(text)) {
                literals.add(text);
            } else {
                patterns.add(PathPatternParser.defaultInstance.parse(text));
            }
        }
    }

    /** Not what requests can only write with escapes, which patterns are matched without. */
    private static boolean isLiteral(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || "*?{}\\".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    boolean contain(String path) {
        return (literals.contains(path) || hasSuffix(path) || hasPrefix(path) || matches(path)) && isPlain(path);
    }

    /** Whether every container takes the path for what it seems to be. */
    static boolean isPlain(String path) {
        return !AMBIGUOUS.matcher(path).find();
    }

    private boolean hasSuffix(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0
                && dot > path.lastIndexOf('/')
                && suffixes.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private boolean hasPrefix(String path) {
        for (String prefix : prefixes) {
            if (path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(String path) {
        if (patterns.isEmpty()) {
            return false;
        }
        PathContainer container = PathContainer.parsePath(path);
        return patterns.stream().anyMatch(pattern -> pattern.matches(container));
    }
}
