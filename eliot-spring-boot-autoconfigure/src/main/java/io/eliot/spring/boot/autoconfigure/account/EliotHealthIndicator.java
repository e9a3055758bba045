// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.destination.DestinationStatus;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Down while a destination keeps failing. A message or two that are lost are no reason to take an application out of
 * service; a full disk soon costs more.
 */
final class EliotHealthIndicator extends AbstractHealthIndicator {
    private static final int MISSED_IN_A_ROW = 10;

    private final SelfAccount account;

    EliotHealthIndicator(SelfAccount account) {
        this.account = account;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<DestinationStatus> destinations = account.destinations();
        boolean failing = destinations.stream().anyMatch(destination -> destination.missed() >= MISSED_IN_A_ROW);
        health.status(failing ? Status.DOWN : Status.UP);
        destinations.forEach(destination -> health.withDetail(destination.name(), detail(destination)));
    }

    private static String detail(DestinationStatus destination) {
        return destination.failing()
                ? "failing, %d messages in a row, %d in all lost".formatted(destination.missed(), destination.dropped())
                : "writing";
    }
}
