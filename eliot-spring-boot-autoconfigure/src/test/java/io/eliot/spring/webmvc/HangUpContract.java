// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.RawClient;
import io.eliot.spring.web.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients hang up while another thread goes on with their requests: whoever is first, each is one action, ended once. */
abstract class HangUpContract {
    private static final int TIMES = 100;

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
        for (int i = 0; i < TIMES; i++) {
            RawClient client = new RawClient(server().port()).get(path);
            client.readUntil("tick");
            client.hangUp();
        }

        List<Map<String, Object>> ends = server().log().ends(TIMES);
        assertThat(server().log().starts()).hasSize(TIMES);
        assertThat(ends).hasSize(TIMES).extracting("task_uuid").doesNotHaveDuplicates();
        assertThat(ends).extracting("route").containsOnly(path);
        ThreadsInAnAction.awaitNone();
    }
}
