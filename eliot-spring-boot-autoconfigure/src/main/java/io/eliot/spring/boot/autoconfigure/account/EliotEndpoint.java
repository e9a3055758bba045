// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.destination.DestinationStatus;
import io.eliot.spring.boot.autoconfigure.account.Instrumentation.Part;
import io.eliot.spring.boot.autoconfigure.account.OpenTasks.OpenTask;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@code /actuator/eliot}: where messages go and how many were lost, what is instrumented and what is not, which tasks
 * are unfinished. Changes nothing.
 *
 * @since 0.1.0
 */
@Endpoint(id = "eliot", defaultAccess = Access.READ_ONLY)
public final class EliotEndpoint {
    private final SelfAccount account;
    private final Instrumentation instrumentation;

    EliotEndpoint(SelfAccount account, Instrumentation instrumentation) {
        this.account = account;
        this.instrumentation = instrumentation;
    }

    /**
     * What is so now.
     *
     * @return to be shown as JSON
     */
    @ReadOperation
    public EliotDescriptor eliot() {
        OpenTasks tasks = account.openTasks();
        return new EliotDescriptor(
                account.destinations(), instrumentation.parts(), new Tasks(tasks.count(), tasks.oldest()));
    }

    /** The body of the answer. */
    record EliotDescriptor(List<DestinationStatus> destinations, List<Part> instrumentation, Tasks openTasks) {}

    /** How many, and the one that was started first. */
    record Tasks(int count, @Nullable OpenTask oldest) {}
}
