// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** The application that is measured. It knows nothing of what watches it. */
@NullMarked
package io.eliot.benchmarks.http.application;

import org.jspecify.annotations.NullMarked;
