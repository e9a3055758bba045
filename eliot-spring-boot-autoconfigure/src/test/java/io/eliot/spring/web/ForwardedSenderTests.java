// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Whose task is continued behind a proxy: here this test is the proxy, on loopback, of a client in the wide world. */
class ForwardedSenderTests {
    private static final String ID = "6f1c0a52@/3/2";

    @ParameterizedTest
    @CsvSource({
        "SERVLET, none, 8.8.8.8, true",
        "SERVLET, native, 8.8.8.8, false",
        "SERVLET, framework, 8.8.8.8, false",
        "SERVLET, framework, fd00::1, true",
        "SERVLET, framework, 2001:db8::1, false",
        "REACTIVE, none, 8.8.8.8, true",
        "REACTIVE, native, 8.8.8.8, false",
        "REACTIVE, framework, 8.8.8.8, true"
    })
    void isTheOneTheServerReports(WebApplicationType type, String strategy, String client, boolean continued)
            throws Exception {
        String[] properties = {"server.forward-headers-strategy=" + strategy};
        try (TestServer server = type == WebApplicationType.SERVLET
                ? TestServer.servlet(Application.class, properties)
                : TestServer.reactive(Application.class, properties)) {
            server.get("/nowhere", "x-eliot-task-id", ID, "X-Forwarded-For", client);

            Object uuid = server.log().end().get("task_uuid");
            assertThat("6f1c0a52".equals(uuid)).isEqualTo(continued);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
