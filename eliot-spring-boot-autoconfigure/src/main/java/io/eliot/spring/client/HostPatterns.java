// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.util.PatternMatchUtils;

/**
 * Hosts by name or pattern: {@code inventory}, {@code *.example.com}, {@code 10.0.*}, {@code *}; an IPv6 address as it is
 * written in the URI, with or without its brackets: {@code ::1}, {@code fd00:*}. Upper and lower case are the same, and a
 * dot at the end says nothing. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class HostPatterns implements Predicate<String> {
    private static final Pattern NAME = Pattern.compile("[^\\s/?#@:,\\[\\]]+");

    /** Of IPv6, perhaps with a zone; one colon with a number behind it is a port. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?![^:]*:\\d*$)[0-9a-f.*]*:[0-9a-f:.*]*(?:%[^\\s/?#@:,\\[\\]]+)?");

    private final List<String> patterns;

    private HostPatterns(List<String> patterns) {
        this.patterns = patterns;
    }

    /**
     * The hosts that match any of some patterns.
     *
     * @param patterns names, with {@code *} for any number of characters; none for no host
     * @return a predicate of hosts
     * @throws IllegalArgumentException if a pattern is more than a host, or nothing
     */
    public static HostPatterns of(Collection<String> patterns) {
        List<String> hosts = new ArrayList<>();
        for (String pattern : patterns) {
            hosts.add(checked(pattern));
        }
        return new HostPatterns(hosts);
    }

    private static String checked(String pattern) {
        String host = normal(pattern.strip());
        if (!NAME.matcher(host).matches() && !ADDRESS.matcher(host).matches()) {
            throw new IllegalArgumentException("Not a host or a pattern of hosts: \"" + pattern
                    + "\". Give names such as inventory or *.example.com, or addresses such as 10.0.* or ::1,"
                    + " without scheme, user, port or path.");
        }
        return host;
    }

    private static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]") && lower.indexOf(':') > 0) {
            return lower.substring(1, lower.length() - 1);
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public boolean test(String host) {
        String name = normal(host);
        for (String pattern : patterns) {
            if (PatternMatchUtils.simpleMatch(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return patterns.toString();
    }
}
