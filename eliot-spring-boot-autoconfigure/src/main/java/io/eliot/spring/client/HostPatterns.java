// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.util.PatternMatchUtils;

/**
 * Hosts by name or pattern: {@code inventory}, {@code *.example.com}, {@code 10.0.*}, {@code *}. Upper and lower case are
 * the same. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class HostPatterns implements Predicate<String> {
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
        String host = pattern.strip();
        if (host.isEmpty() || host.indexOf('/') >= 0 || host.indexOf('@') >= 0) {
            throw new IllegalArgumentException("Not a host or a pattern of hosts: \"" + pattern
                    + "\". Give names such as inventory or *.example.com, without scheme, path or user.");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean test(String host) {
        String name = host.toLowerCase(Locale.ROOT);
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
