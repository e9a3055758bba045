// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import io.eliot.ActionBuilder;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.message.TaskId;
import java.net.URI;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;

/** What every kind of client tells of a call, and which hosts it hands the task to. */
record HttpClientCalls(EliotLogger logger, Predicate<? super String> propagateTo) {
    HttpClientCalls {
        Objects.requireNonNull(logger, "logger");
        Objects.requireNonNull(propagateTo, "propagateTo");
    }

    ActionBuilder action(HttpMethod method, URI uri, @Nullable Object template) {
        return logger.action("http:client").with("method", method.name()).with("uri", LoggedUri.of(uri, template));
    }

    /**
     * A place of its own for each request that is sent: two servers must not continue the same. What another attempt left
     * there, or a request that is passed on, is not for a host that is to know nothing.
     */
    void addTaskId(EliotAction action, URI uri, HttpHeaders headers) {
        if (!propagateTo.test(LoggedUri.host(uri))) {
            headers.remove(TaskId.HEADER);
        } else if (!action.isMuted()) {
            headers.set(TaskId.HEADER, action.serializeTaskId().toString());
        }
    }

    static void answered(EliotAction action, HttpStatusCode status) {
        action.addSuccessField("status", status.value());
    }
}
