// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.spring.web.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class TomcatHangUpTests extends HangUpContract {
    private static final TestServer SERVER = TestServer.servlet(
            Application.class,
            "server.shutdown=immediate",
            "spring.autoconfigure.exclude=" + JettyServletWebServerAutoConfiguration.class.getName());

    @Override
    TestServer server() {
        return SERVER;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(HangUpController.class)
    static class Application {}
}
