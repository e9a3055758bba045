// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** What logging costs, measured. */
@NullMarked
package io.eliot.benchmarks;

import org.jspecify.annotations.NullMarked;
