// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.RawClient;
import io.eliot.spring.web.TestServer;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients hang up while another thread goes on with their requests: whoever is first, each is one action, ended once. */
abstract class HangUpContract {
    private static final int TIMES = 100;

    /** Amid others that broke off, a request to Tomcat was once left without an answer; by whom is not known. */
    private static final int UNANSWERED = 1;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    abstract TestServer server();

    @BeforeEach
    void forget() {
        server().log().reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/callable",
                "/stream",
                "/emitter",
                "/events",
                "/deferred",
                "/dispatched-at-once",
                "/dispatched-when-broken",
                "/completed-when-broken"
            })
    void endsOnce(String path) throws Exception {
        List<String> unanswered = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            RawClient client = new RawClient(server().port()).get(path);
            try {
                client.readUntil("tick");
            } catch (SocketTimeoutException e) {
                unanswered.add(e.getMessage());
            }
            client.hangUp();
        }

        assertThat(unanswered).hasSizeLessThanOrEqualTo(UNANSWERED);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(server().log().ends())
                        .hasSameSizeAs(server().log().starts())
                        .hasSizeBetween(TIMES - unanswered.size(), TIMES)
                        .extracting("task_uuid")
                        .doesNotHaveDuplicates());
        assertThat(server().log().ends()).extracting("route").containsOnly(path);
        ThreadsInAnAction.awaitNone();
    }
}
