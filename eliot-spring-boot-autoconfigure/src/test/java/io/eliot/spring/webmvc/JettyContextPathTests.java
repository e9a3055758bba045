// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.spring.web.ContextPathContract;
import io.eliot.spring.web.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

class JettyContextPathTests extends ContextPathContract {
    private static final TestServer SERVER = TestServer.servlet(
            ServletExchangeTests.Application.class,
            "server.servlet.context-path=/shop",
            "spring.autoconfigure.exclude=" + TomcatServletWebServerAutoConfiguration.class.getName());

    @Override
    protected String context() {
        return "/shop";
    }

    @Override
    protected TestServer server() {
        return SERVER;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }
}
