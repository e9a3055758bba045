// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.destination.DestinationStatus;
import io.eliot.spring.boot.autoconfigure.account.Clients.Client;
import io.eliot.spring.boot.autoconfigure.account.Instrumentation.Part;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/** Says once where messages go and what is not instrumented: what is missing in a log cannot be seen in it. */
final class StartUpLine implements ApplicationListener<ApplicationStartedEvent> {
    private static final Log LOG = LogFactory.getLog("io.eliot");

    private final EliotLogger logger;
    private final Instrumentation instrumentation;
    private final Clients clients;

    StartUpLine(EliotLogger logger, Instrumentation instrumentation, Clients clients) {
        this.logger = logger;
        this.instrumentation = instrumentation;
        this.clients = clients;
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        if (LOG.isInfoEnabled()) {
            LOG.info(line());
        }
    }

    String line() {
        List<String> active = new ArrayList<>();
        List<String> inactive = new ArrayList<>();
        for (Part part : instrumentation.parts()) {
            if (part.active()) {
                active.add(part.name());
            } else {
                inactive.add(part.name() + " (" + part.reason() + ")");
            }
        }
        return "Eliot logs to: " + namesOrNothing(destinations()) + "; instrumented: " + namesOrNothing(active)
                + "; not instrumented: " + namesOrNothing(inactive) + clientsPastBoot();
    }

    private List<String> destinations() {
        List<String> names = new ArrayList<>();
        for (DestinationStatus destination : SelfAccount.destinationsOf(logger)) {
            names.add(destination.name());
        }
        return names;
    }

    private String clientsPastBoot() {
        List<String> names = new ArrayList<>();
        for (Client client : clients.notInstrumented()) {
            names.add(client.toString());
        }
        return names.isEmpty()
                ? ""
                : "; not built by Boot's builders, so not instrumented: " + String.join(", ", names);
    }

    private static String namesOrNothing(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
