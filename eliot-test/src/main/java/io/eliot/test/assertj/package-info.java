// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** AssertJ assertions on what was logged; {@link io.eliot.test.assertj.EliotAssertions} is the way in. */
@NullMarked
package io.eliot.test.assertj;

import org.jspecify.annotations.NullMarked;
