// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Knows the exceptions by which a client is certainly gone: those of the containers and of Spring about the connection
 * the request came by. Spring's own guess takes the end of any file and any broken connection for that, such as one to a
 * backend.
 */
final class GoneClient {
    private static final int DEEPEST = 20;

    private static final Set<String> OF_THE_CONTAINER = Set.of(
            "org.apache.catalina.connector.ClientAbortException",
            "org.apache.coyote.CloseNowException",
            "org.eclipse.jetty.io.EofException");

    /** Around what may be of Jetty too, as that has a client. */
    private static final Set<String> OF_OTHER_CONNECTIONS = Set.of(
            "java.util.concurrent.ExecutionException",
            "org.springframework.web.client.RestClientException",
            "org.springframework.web.reactive.function.client.WebClientException");

    private GoneClient() {}

    static boolean isCertainBy(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof AsyncRequestNotUsableException || isOneOf(OF_THE_CONTAINER, cause)) {
                return true;
            }
            if (isOneOf(OF_OTHER_CONNECTIONS, cause)) {
                return false;
            }
            cause = causeOf(cause);
        }
        return false;
    }

    /** By Spring, which looks at one cause after the other, for ever where they go in a circle. */
    static boolean isGuessedFrom(Throwable exception) {
        return hasFirstCause(exception) && DisconnectedClientHelper.isClientDisconnectedException(exception);
    }

    private static boolean hasFirstCause(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            cause = causeOf(cause);
        }
        return cause == null;
    }

    /**
     * It is the application's own, and is on its way to whoever is to have it. One that throws when it is asked counts as
     * its own cause.
     */
    private static @Nullable Throwable causeOf(Throwable exception) {
        try {
            return exception.getCause();
        } catch (RuntimeException broken) {
            return exception;
        }
    }

    private static boolean isOneOf(Set<String> names, Throwable exception) {
        for (Class<?> type = exception.getClass(); type != null; type = type.getSuperclass()) {
            if (names.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
