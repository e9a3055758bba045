// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

/** On Boot's Jetty. */
class JettyFailureTests extends ServletFailureContract {
    private static final TestServer SERVER = TestServer.servlet(
            ServletFailureTests.Application.class,
            "spring.mvc.problemdetails.enabled=true",
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
