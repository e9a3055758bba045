// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.ExchangeContract;
import io.eliot.spring.web.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

/** On Boot's Jetty. */
class JettyExchangeTests extends ExchangeContract {
    private static final TestServer SERVER = TestServer.servlet(
            ServletExchangeTests.ApplicationWithSocket.class,
            "spring.reactor.context-propagation=auto",
            "spring.mvc.problemdetails.enabled=true",
            "management.endpoints.web.exposure.include=health,info",
            "eliot.web.server.response-header=x-task",
            "eliot.web.server.problem-detail-property=task",
            "spring.autoconfigure.exclude=" + TomcatServletWebServerAutoConfiguration.class.getName());

    @Override
    protected TestServer server() {
        return SERVER;
    }

    @AfterAll
    static void stop() {
        ThreadsInAnAction.awaitNone();
        SERVER.close();
    }
}
