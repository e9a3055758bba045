// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.destination.DestinationStatus;
import io.eliot.spring.boot.autoconfigure.account.Clients.Client;
import io.eliot.spring.boot.autoconfigure.account.Instrumentation.Part;
import java.util.List;
import java.util.StringJoiner;
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

    /** Spring tells of the start of a context below this one too. */
    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        if (event.getApplicationContext().getBeanFactory() == beans) {
            say();
        }
    }

    /** Asks what is the application's own, which may throw; that is no reason not to start. */
    private void say() {
        try {
            LOG.info(line());
        } catch (Exception e) {
            LOG.warn("Eliot cannot say where it logs to and what is instrumented", e);
        }
    }

    String line() {
        List<Part> parts = new Instrumentation(beans).parts();
        return "Eliot logs to: %s; instrumented: %s; not instrumented: %s%s"
                .formatted(destinations(), active(parts), inactive(parts), clientsPastBoot());
    }

    private String clientsPastBoot() {
        StringJoiner clients =
                new StringJoiner(", ", "; not built by Boot's builders, so not instrumented: ", "").setEmptyValue("");
        for (Client client : new Clients(beans).notInstrumented()) {
            clients.add(client.toString());
        }
        return clients.toString();
    }

    private String destinations() {
        StringJoiner names = list();
        for (DestinationStatus destination : logger.destinations().status()) {
            names.add(destination.name());
        }
        return names.toString();
    }

    private static String active(List<Part> parts) {
        StringJoiner names = list();
        for (Part part : parts) {
            if (part.active()) {
                names.add(part.name());
            }
        }
        return names.toString();
    }

    private static String inactive(List<Part> parts) {
        StringJoiner names = list();
        for (Part part : parts) {
            if (!part.active()) {
                names.add(part.name() + " (" + part.reason() + ")");
            }
        }
        return names.toString();
    }

    private static StringJoiner list() {
        return new StringJoiner(", ").setEmptyValue("nothing");
    }
}
