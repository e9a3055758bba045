// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** The command line: one class per subcommand, files in, exit status out. */
@NullMarked
package io.eliot.cli;

import org.jspecify.annotations.NullMarked;
