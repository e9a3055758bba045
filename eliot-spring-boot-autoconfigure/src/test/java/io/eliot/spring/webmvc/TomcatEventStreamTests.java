// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.spring.web.EventStreamContract;
import io.eliot.spring.web.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class TomcatEventStreamTests extends EventStreamContract {
    private static final TestServer SERVER = TestServer.servlet(Application.class, "server.shutdown=immediate");

    @Override
    protected TestServer server() {
        return SERVER;
    }

    /** What is sent already cannot become another answer: Spring completes the stream. */
    @Override
    protected String outcomeOfTimeOut() {
        return "succeeded";
    }

    @Override
    protected @Nullable String timeOut() {
        return "org.springframework.web.context.request.async.AsyncRequestTimeoutException";
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(EventStreamController.class)
    static class Application {}
}
