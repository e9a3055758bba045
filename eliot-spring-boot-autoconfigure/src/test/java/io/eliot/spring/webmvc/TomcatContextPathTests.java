// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.spring.web.ContextPathContract;
import io.eliot.spring.web.TestServer;
import org.junit.jupiter.api.AfterAll;

class TomcatContextPathTests extends ContextPathContract {
    private static final TestServer SERVER =
            TestServer.servlet(ServletExchangeTests.Application.class, "server.servlet.context-path=/b\u00fccher");

    @Override
    protected String context() {
        return "/b%C3%BCcher";
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
