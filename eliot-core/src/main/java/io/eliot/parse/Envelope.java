// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import org.jspecify.annotations.Nullable;

/**
 * What places a message: read from every line, before anybody asks for its fields.
 *
 * @param type the action's type when there is a status, else the message's
 * @param status null for a standalone message
 */
record Envelope(
        String taskUuid,
        TaskLevel level,
        double timestamp,
        @Nullable String type,
        @Nullable ActionStatus status) {
    boolean isAction() {
        return status != null;
    }
}
