// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that has its server not for itself. */
public abstract class ContextPathContract {
    /** As it is in requests. */
    protected abstract String context();

    protected abstract TestServer server();

    @BeforeEach
    void forget() {
        server().log().reset();
    }

    @Test
    void logsThePathAsItCameAndTheRouteWithinTheApplication() throws Exception {
        assertThat(server().get(context() + "/plain").statusCode()).isEqualTo(200);

        assertThat(server().log().end()).containsEntry("route", "/plain").containsEntry("status", 200);
        assertThat(server().log().starts())
                .singleElement()
                .satisfies(start -> assertThat(start).containsEntry("path", context() + "/plain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/hello.txt", "/actuator/health"})
    void leavesOutWhatIsLeftOutWithinTheApplication(String path) throws Exception {
        for (String context : List.of(context(), context().toLowerCase(Locale.ROOT))) {
            try (RawClient client = new RawClient(server().port())) {
                assertThat(client.get(context + path, "Connection: close").readUntil("\n"))
                        .contains(" 200 ");
            }
        }

        server().get(context() + "/plain");
        assertThat(server().log().end()).containsEntry("route", "/plain");
        assertThat(server().log().messages()).hasSize(3);
    }

    /** Shorter or longer than the context path, and perhaps the same to the server; Spring itself fails at some. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/b\u00fccher", "/b\u00fccher/plain", "/%62%C3%BCcher/plain", "//b%C3%BCcher/plain"})
    void endsWhatSeemsToBeForAnotherApplication(String path) throws Exception {
        try (RawClient client = new RawClient(server().port())) {
            assertThat(client.get(path, "Connection: close").readUntil("\n")).startsWith("HTTP/1.1 ");
        }

        await().untilAsserted(() -> assertThat(server().log().ends())
                .hasSameSizeAs(server().log().starts())
                .noneMatch(end -> String.valueOf(end.get("exception")).contains("StringIndex")));
    }
}
