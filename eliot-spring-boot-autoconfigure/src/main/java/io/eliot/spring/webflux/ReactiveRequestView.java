// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import io.eliot.message.TaskId;
import io.eliot.spring.web.IncomingRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A request as the reactive server shows it. */
record ReactiveRequestView(ServerHttpRequest request) implements IncomingRequest {
    @Override
    public String method() {
        return request.getMethod().name();
    }

    @Override
    public String path() {
        return request.getPath().value();
    }

    @Override
    public String pathWithinApplication() {
        return request.getPath().pathWithinApplication().value();
    }

    @Override
    public @Nullable String query() {
        return request.getURI().getRawQuery();
    }

    @Override
    public List<String> taskIds() {
        return request.getHeaders().getOrEmpty(TaskId.HEADER);
    }

    @Override
    public @Nullable InetAddress sender() {
        InetSocketAddress address = request.getRemoteAddress();
        return address == null ? null : address.getAddress();
    }
}
