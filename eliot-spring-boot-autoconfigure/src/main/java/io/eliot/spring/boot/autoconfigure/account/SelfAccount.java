// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.destination.DestinationStatus;
import java.util.List;
import java.util.Map;

/** How the logger of this application does. */
final class SelfAccount {
    private final EliotLogger logger;
    private final OpenTasks openTasks = new OpenTasks();

    SelfAccount(EliotLogger logger) {
        this.logger = logger;
        logger.destinations().addAll(Map.of(OpenTasks.NAME, openTasks));
    }

    List<DestinationStatus> destinations() {
        return logger.destinations().status().stream()
                .filter(status -> !status.name().equals(OpenTasks.NAME))
                .toList();
    }

    OpenTasks openTasks() {
        return openTasks;
    }
}
