// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What may be told of a URI: scheme, host, port and path, the latter as template if known; no user, no query. */
final class LoggedUri {
    private LoggedUri() {}

    static String of(URI uri, @Nullable Object template) {
        return server(uri) + path(template instanceof String text ? text : uri.getRawPath());
    }

    /** What stands in for a server in a test takes what is only a path. */
    private static String server(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme() + ":";
        return uri.getRawAuthority() == null ? scheme : scheme + "//" + hostAndPort(uri);
    }

    /** The host alone; java.net.URI itself knows none where there is an underscore in it. */
    static String host(URI uri) {
        String host = uri.getHost();
        return host == null ? hostAndPort(uri).replaceFirst(":\\d*$", "") : host;
    }

    private static String hostAndPort(URI uri) {
        String authority = String.valueOf(uri.getRawAuthority());
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** Where the template names the host itself, perhaps by variables, the URI knows better. */
    private static String path(@Nullable String template) {
        if (template == null) {
            return "";
        }
        int authority = template.indexOf("://");
        int start = authority < 0 ? 0 : firstOf(template, "/?#", authority + 3);
        String path = template.substring(start, firstOf(template, "?#", start));
        return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    }

    /** The first of the characters outside {@code {...}}, as a variable may be given by a regular expression. */
    private static int firstOf(String text, String characters, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth <= 0 && characters.indexOf(c) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
