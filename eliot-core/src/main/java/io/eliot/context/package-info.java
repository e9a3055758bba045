// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * The current action handed to what carries work elsewhere: by itself through
 * {@link io.eliot.context.ActionContextAccessor}, by hand through {@link io.eliot.context.ContextCarriers}.
 */
@NullMarked
package io.eliot.context;

import org.jspecify.annotations.NullMarked;
