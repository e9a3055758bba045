// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eliot.spring.ThreadsInAnAction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many streams of events at a time, ended by either side in ways that race: each is one action, ended once. */
public abstract class EventStreamContract {
    private static final int STREAMS = 40;

    protected abstract TestServer server();

    @BeforeEach
    void forget() {
        server().log().reset();
    }

    /** Comments keep the connection busy between the events. */
    @ParameterizedTest
    @ValueSource(strings = {"/events-complete", "/events-complete-and-go-on"})
    void succeedsWhereTheServerCompletesIt(String path) throws Exception {
        assertThat(read(path)).allSatisfy(stream -> assertThat(stream).contains(":busy", "data:last"));

        assertThat(ends(path)).extracting("action_status").containsOnly("succeeded");
    }

    @Test
    void failsWithWhatTheServerEndsItWith() throws Exception {
        assertThat(read("/events-fail")).allSatisfy(stream -> assertThat(stream).contains("data:one"));

        assertThat(ends("/events-fail"))
                .allSatisfy(end -> assertThat(end)
                        .containsEntry("action_status", "failed")
                        .containsEntry("exception", "java.lang.IllegalStateException")
                        .containsEntry("reason", "no stock"));
    }

    @Test
    void endsWhenItTakesTooLong() throws Exception {
        assertThat(read("/events-late")).allSatisfy(stream -> assertThat(stream).contains("data:one"));

        assertThat(ends("/events-late")).extracting("action_status").containsOnly(outcomeOfTimeOut());
        assertThat(ends("/events-late")).extracting("exception").containsOnly(timeOut());
    }

    /** How a stream ends that took too long. */
    protected abstract String outcomeOfTimeOut();

    /** With what. */
    protected abstract @Nullable String timeOut();

    @Test
    void failsWhereTheClientLeavesBetweenEvents() throws Exception {
        openAndLeave("/events-beat-and-complete");

        assertThat(ends("/events-beat-and-complete"))
                .extracting("action_status")
                .containsOnly("failed");
    }

    @Test
    void endsWhereNobodyCompletesWhatTheClientHasLeft() throws Exception {
        openAndLeave("/events-beat");

        assertThat(ends("/events-beat")).hasSize(STREAMS);
    }

    private void openAndLeave(String path) throws IOException {
        for (RawClient client : open(path)) {
            client.readUntil(":busy");
            client.hangUp();
        }
    }

    private List<RawClient> open(String path) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            clients.add(new RawClient(server().port()).get(path, "Connection: close"));
        }
        return clients;
    }

    /** All of each, whether the connection is closed or broken at its end. */
    private List<String> read(String path) throws IOException {
        List<String> streams = new ArrayList<>();
        for (RawClient client : open(path)) {
            streams.add(client.readAll());
            client.close();
        }
        return streams;
    }

    private List<Map<String, Object>> ends(String path) {
        List<Map<String, Object>> ends = server().log().ends(STREAMS);
        ThreadsInAnAction.awaitNone();
        await().during(Duration.ofMillis(50)).until(() -> server().log().ends().size() == STREAMS);
        assertThat(ends).extracting("task_uuid").doesNotHaveDuplicates();
        assertThat(ends).extracting("route").containsOnly(path);
        assertThat(server().log().starts()).hasSize(STREAMS);
        return ends;
    }
}
