// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import io.eliot.spring.web.ContextPathContract;
import io.eliot.spring.web.TestServer;
import org.junit.jupiter.api.AfterAll;

class ReactiveContextPathTests extends ContextPathContract {
    private static final TestServer SERVER =
            TestServer.reactive(ReactiveExchangeTests.Application.class, "spring.webflux.base-path=/shop");

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
