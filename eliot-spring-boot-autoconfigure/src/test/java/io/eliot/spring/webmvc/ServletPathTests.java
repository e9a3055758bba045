// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.spring.web.ContextPathContract;
import io.eliot.spring.web.RawClient;
import io.eliot.spring.web.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jetty.autoconfigure.actuate.web.server.JettyReactiveManagementContextAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.actuate.web.server.JettyServletManagementContextAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;

/** What Spring serves is not all there is in the application. */
class ServletPathTests extends ContextPathContract {
    private static final TestServer SERVER =
            TestServer.servlet(ServletExchangeTests.Application.class, "spring.mvc.servlet.path=/api");

    private static final String WITHOUT_JETTY = "spring.autoconfigure.exclude="
            + String.join(
                    ",",
                    JettyServletWebServerAutoConfiguration.class.getName(),
                    JettyReactiveWebServerAutoConfiguration.class.getName(),
                    JettyServletManagementContextAutoConfiguration.class.getName(),
                    JettyReactiveManagementContextAutoConfiguration.class.getName());

    /** There, Spring MVC serves Actuator alone, and below no path. */
    @Test
    void leavesOutHealthOnAPortOfItsOwn() throws Exception {
        try (TestServer server = TestServer.servlet(
                ServletExchangeTests.Application.class,
                "spring.mvc.servlet.path=/api",
                "management.server.port=0",
                WITHOUT_JETTY)) {
            int port = server.context().getEnvironment().getRequiredProperty("local.management.port", Integer.class);
            try (RawClient client = new RawClient(port).get("/actuator/health", "Connection: close")) {
                assertThat(client.readUntil("\n")).contains(" 200 ");
            }

            server.get("/api/plain");
            assertThat(server.log().end()).containsEntry("route", "/plain");
            assertThat(server.log().messages()).hasSize(3);
        }
    }

    /** Boot takes both with a slash too many. */
    @Test
    void leavesOutHealthAtAPathOfItsOwn() throws Exception {
        try (TestServer server = TestServer.servlet(
                ServletExchangeTests.Application.class,
                "management.endpoints.web.base-path=/manage/",
                "management.endpoints.web.path-mapping.health=/fit")) {
            assertThat(server.get("/manage/fit").statusCode()).isEqualTo(200);

            server.get("/plain");
            assertThat(server.log().end()).containsEntry("route", "/plain");
            assertThat(server.log().messages()).hasSize(3);
        }
    }

    @Override
    protected String context() {
        return "/api";
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
