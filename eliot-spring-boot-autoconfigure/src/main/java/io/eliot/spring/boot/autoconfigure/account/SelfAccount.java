// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.destination.DestinationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the logger of this application does. */
final class SelfAccount {
    private static final Set<String> BOOKS = Set.of(OpenTasks.NAME, OutsideActions.NAME);

    private final EliotLogger logger;
    private final OpenTasks openTasks = new OpenTasks();

    SelfAccount(EliotLogger logger) {
        this.logger = logger;
        logger.destinations().addAll(Map.of(OpenTasks.NAME, openTasks));
    }

    List<DestinationStatus> destinations() {
        return destinationsOf(logger);
    }

    /** Where messages go, without those who only keep books on them. */
    static List<DestinationStatus> destinationsOf(EliotLogger logger) {
        List<DestinationStatus> destinations = new ArrayList<>();
        for (DestinationStatus status : logger.destinations().status()) {
            if (!BOOKS.contains(status.name())) {
                destinations.add(status);
            }
        }
        return destinations;
    }

    OpenTasks openTasks() {
        return openTasks;
    }
}
