// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.message.TaskId;
import io.eliot.spring.web.IncomingRequest;
import io.eliot.spring.web.Networks;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as the servlet container shows it. */
record ServletRequestView(HttpServletRequest request) implements IncomingRequest {
    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return request.getRequestURI();
    }

    @Override
    public String pathWithinApplication() {
        String uri = request.getRequestURI();
        int context = request.getContextPath().length();
        return context <= uri.length() ? uri.substring(context) : uri; // Jetty takes other spellings for the context
    }

    @Override
    public @Nullable String query() {
        return request.getQueryString();
    }

    @Override
    public List<String> taskIds() {
        Enumeration<String> values = request.getHeaders(TaskId.HEADER);
        if (!values.hasMoreElements()) {
            return List.of();
        }
        String first = values.nextElement();
        return values.hasMoreElements() ? several(first, values) : List.of(first);
    }

    private static List<String> several(String first, Enumeration<String> others) {
        List<String> values = new ArrayList<>(List.of(first));
        others.asIterator().forEachRemaining(values::add);
        return values;
    }

    @Override
    public @Nullable InetAddress sender() {
        return Networks.addressOf(request.getRemoteAddr());
    }
}
