// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.destination.DestinationStatus;
import io.eliot.spring.boot.autoconfigure.account.Clients.Client;
import io.eliot.spring.boot.autoconfigure.account.Instrumentation.Part;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/** Says once where messages go and what is not instrumented: what is missing in a log cannot be seen in it. */
final class StartUpLine implements ApplicationListener<ApplicationStartedEvent> {
    private static final Log LOG = LogFactory.getLog("io.eliot");

    private final EliotLogger logger;
    private final ConfigurableListableBeanFactory beans;

    StartUpLine(EliotLogger logger, ConfigurableListableBeanFactory beans) {
        this.logger = logger;
        this.beans = beans;
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        LOG.info(line());
    }

    String line() {
        List<Part> parts = new Instrumentation(beans).parts();
        return "Eliot logs to: %s; instrumented: %s; not instrumented: %s%s"
                .formatted(destinations(), active(parts), inactive(parts), clientsPastBoot());
    }

    private String clientsPastBoot() {
        List<Client> clients = new Clients(beans).notInstrumented();
        return clients.isEmpty()
                ? ""
                : clients.stream()
                        .map(Client::toString)
                        .collect(Collectors.joining(", ", "; not built by Boot's builders, so not instrumented: ", ""));
    }

    private String destinations() {
        return orNothing(SelfAccount.destinationsOf(logger).stream()
                .map(DestinationStatus::name)
                .collect(Collectors.joining(", ")));
    }

    private static String active(List<Part> parts) {
        return orNothing(parts.stream().filter(Part::active).map(Part::name).collect(Collectors.joining(", ")));
    }

    private static String inactive(List<Part> parts) {
        return orNothing(parts.stream()
                .filter(part -> !part.active())
                .map(part -> "%s (%s)".formatted(part.name(), part.reason()))
                .collect(Collectors.joining(", ")));
    }

    private static String orNothing(String names) {
        return names.isEmpty() ? "nothing" : names;
    }
}
