// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as somebody made it up. */
record Incoming(String path, List<String> taskIds, @Nullable InetAddress sender) implements IncomingRequest {
    static final String QUERY = "sku=A-17&password=secret";

    static Incoming from(String sender, String... taskIds) {
        return new Incoming("/orders", List.of(taskIds), Networks.addressOf(sender));
    }

    static Incoming to(String path) {
        return new Incoming(path, List.of(), null);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String pathWithinApplication() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return QUERY;
    }
}
