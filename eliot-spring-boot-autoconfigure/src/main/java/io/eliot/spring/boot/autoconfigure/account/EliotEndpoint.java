// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.destination.DestinationStatus;
import io.eliot.spring.boot.autoconfigure.account.BareExecutors.BareExecutor;
import io.eliot.spring.boot.autoconfigure.account.CallSites.CallSite;
import io.eliot.spring.boot.autoconfigure.account.Clients.Client;
import io.eliot.spring.boot.autoconfigure.account.Instrumentation.Part;
import io.eliot.spring.boot.autoconfigure.account.OpenTasks.OpenTask;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@code /actuator/eliot}: where messages go and how many were lost, what is instrumented and what is not, which clients
 * among the beans are, which executors among them do not carry the action, which tasks are unfinished, what is logged
 * outside of any action and where. Changes nothing.
 *
 * @since 0.1.0
 */
@Endpoint(id = "eliot", defaultAccess = Access.READ_ONLY)
public final class EliotEndpoint {
    private final SelfAccount account;
    private final Instrumentation instrumentation;
    private final Clients clients;
    private final BareExecutors executors;
    private final @Nullable OutsideActionsWatch watch;

    EliotEndpoint(
            SelfAccount account,
            Instrumentation instrumentation,
            Clients clients,
            BareExecutors executors,
            @Nullable OutsideActionsWatch watch) {
        this.account = account;
        this.instrumentation = instrumentation;
        this.clients = clients;
        this.executors = executors;
        this.watch = watch;
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
                account.destinations(),
                instrumentation.parts(),
                clients.all(),
                executors.all(),
                new Tasks(tasks.count(), tasks.oldest()),
                watch == null ? null : Outside.of(watch.outside()));
    }

    /** The body of the answer. */
    record EliotDescriptor(
            List<DestinationStatus> destinations,
            List<Part> instrumentation,
            List<Client> clients,
            List<BareExecutor> executorsWithoutAction,
            Tasks openTasks,
            @Nullable Outside outsideActions) {}

    /** How many, and the one that was started first. */
    record Tasks(int count, @Nullable OpenTask oldest) {}

    /** How many messages, and the places that logged them. */
    record Outside(long count, List<CallSite> places) {
        static Outside of(OutsideActions outside) {
            return new Outside(outside.count(), outside.sites());
        }
    }
}
