// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

/** The path of a request, fit to be logged. */
final class RequestPath {
    private RequestPath() {}

    /** Path parameters carry session ids, {@code /orders;jsessionid=…}, which are as good as a password. */
    static String withoutParameters(String path) {
        int semicolon = path.indexOf(';');
        if (semicolon < 0) {
            return path;
        }
        StringBuilder kept = new StringBuilder(path.length());
        int from = 0;
        while (semicolon >= 0) {
            kept.append(path, from, semicolon);
            int slash = path.indexOf('/', semicolon);
            from = slash < 0 ? path.length() : slash;
            semicolon = path.indexOf(';', from);
        }
        return kept.append(path, from, path.length()).toString();
    }
}
