// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

/** What the command tells the shell. */
final class ExitStatus {
    /** All went well; {@code check} found nothing. */
    static final int OK = 0;

    /** {@code check} found something, or an expression or a configuration cannot be used. */
    static final int FAILED = 1;

    /** The command line is wrong, or a file cannot be opened. */
    static final int USAGE = 2;

    /** The work was done, but some lines were no messages and were skipped. */
    static final int LINES_SKIPPED = 3;

    /** The reader of the output went away: what a shell reports of a program that a closed pipe ended. */
    static final int CLOSED_PIPE = 141;

    private ExitStatus() {}
}
