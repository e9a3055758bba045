// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.destination.DestinationStatus;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Down while a destination does not take what it is given. */
final class EliotHealthIndicator extends AbstractHealthIndicator {
    private final SelfAccount account;

    EliotHealthIndicator(SelfAccount account) {
        this.account = account;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<DestinationStatus> destinations = account.destinations();
        boolean failing = destinations.stream().anyMatch(DestinationStatus::failing);
        health.status(failing ? Status.DOWN : Status.UP);
        destinations.forEach(destination -> health.withDetail(
                destination.name(),
                destination.failing() ? "failing, %d messages lost".formatted(destination.dropped()) : "writing"));
    }
}
