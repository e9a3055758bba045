// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

/** Rides on a test's failure to where that is shown, whatever runs the test. */
final class LogOfFailedTest extends Throwable {
    private static final long serialVersionUID = 1L;

    LogOfFailedTest(String tree) {
        super(tree, null, false, false);
    }
}
