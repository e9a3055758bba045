// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

/**
 * What the action of a request fails with when it was answered with a status of 500 or more and no exception is known.
 * Never thrown.
 *
 * @since 0.1.0
 */
public final class ErrorStatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ErrorStatusException(int status) {
        super("The request was answered with status " + status, null, false, false);
    }
}
