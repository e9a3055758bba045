// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows of a request before it is worked on. All of it comes from outside and may be anything. Asked on
 * the thread that begins the request, each for what is needed.
 *
 * @since 0.1.0
 */
public interface IncomingRequest {
    /**
     * The method.
     *
     * @return such as {@code GET}
     */
    String method();

    /**
     * The path as received, still encoded.
     *
     * @return without the query
     */
    String path();

    /**
     * The path within the application, for the patterns of what is left out.
     *
     * @return {@link #path} without the context path
     */
    String pathWithinApplication();

    /**
     * The query as received.
     *
     * @return still encoded, null if there is none
     */
    @Nullable
    String query();

    /**
     * The values of the header {@code x-eliot-task-id}.
     *
     * @return in order, mostly one or none
     */
    List<String> taskIds();

    /**
     * Who sent the request, as far as the server knows.
     *
     * @return an address, or null
     */
    @Nullable
    InetAddress sender();
}
