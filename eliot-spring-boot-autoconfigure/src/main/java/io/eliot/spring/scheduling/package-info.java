// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Work that is done on other threads or at other times: carried along by executors, see
 * {@link io.eliot.spring.scheduling.ContextCarryingExecutors}, or a task of its own, see
 * {@link io.eliot.spring.scheduling.ScheduledTasks}.
 */
@NullMarked
package io.eliot.spring.scheduling;

import org.jspecify.annotations.NullMarked;
