// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.destination.DestinationStatus;
import java.util.List;

/** How the logger of this application does, which may be a logger that goes on when the application has ended. */
final class SelfAccount implements AutoCloseable {
    private final EliotLogger logger;
    private final OpenTasks openTasks = new OpenTasks();

    SelfAccount(EliotLogger logger) {
        this.logger = logger;
        logger.destinations().addListener(openTasks);
    }

    List<DestinationStatus> destinations() {
        return logger.destinations().status();
    }

    OpenTasks openTasks() {
        return openTasks;
    }

    @Override
    public void close() {
        logger.destinations().removeListener(openTasks);
    }
}
