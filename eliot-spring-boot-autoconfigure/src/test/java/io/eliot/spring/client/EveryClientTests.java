// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.ActionContext;
import io.eliot.spring.RecordedLog;
import io.eliot.spring.client.ClientKind.Stock;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.InputStreamResource;

/** What goes well and what goes wrong with a call, the same for every kind of client. */
class EveryClientTests {
    private final RecordingServer server = new RecordingServer();
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void leavesNothingCurrent() {
        server.close();
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    private Stock client(ClientKind kind) {
        return kind.client(server.url(), log.logger());
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheTemplateOfTheUri(ClientKind kind) {
        assertThat(client(kind).get("stock", "A-17")).isEqualTo("7");

        assertThat(String.valueOf(log.message("http:client", "started").get("uri")))
                .isEqualTo(server.url() + "/{kind}/{sku}");
    }

    @ParameterizedTest
    @EnumSource
    void tellsThePathOfTheBaseUriToo(ClientKind kind) {
        String base = server.url() + "/shop";

        kind.client(base, log.logger()).get("stock", "A-17");

        assertThat(log.message("http:client", "started")).containsEntry("uri", base + "/{kind}/{sku}");
    }

    @ParameterizedTest
    @EnumSource
    void sendsAFreshIdWithEachRedirectThatSpringSees(ClientKind kind) {
        log.logger().action("order").run(() -> client(kind).get("redirect", "A-17"));

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"), List.of("task-1@/3/2"));
        assertThat(log.outline())
                .contains("http:client succeeded task-1@/2/3", "http:client succeeded task-1@/3/3")
                .hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void recordsAnUploadThatIsStreamed(ClientKind kind) {
        byte[] body = new byte[1_000_000];

        client(kind).upload(new InputStreamResource(new ByteArrayInputStream(body)));

        assertThat(server.bodySizes()).containsExactly(body.length);
        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"));
        assertThat(log.outline()).containsExactly("http:client started task-1@/1", "http:client succeeded task-1@/3");
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereTheConnectionIsRefused(ClientKind kind) {
        Stock client = client(kind);
        server.close();

        assertThatThrownBy(() -> client.get("stock", "A-17")).isNotNull();

        assertFailedOnce("java.net.ConnectException");
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereItTakesTooLong(ClientKind kind) {
        assertThatThrownBy(() -> client(kind).get("never", "A-17")).isNotNull();

        assertFailedOnce("java.net.http.HttpTimeoutException");
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereTheCallerIsInterrupted(ClientKind kind) throws Exception {
        Stock client = client(kind);
        Thread caller = new Thread(
                () -> assertThatThrownBy(() -> client.get("never", "A-17")).isNotNull());
        caller.start();
        Awaitility.await().until(() -> server.taskIds().size() == 1);

        caller.interrupt();
        caller.join(20_000);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> log.outline().size() == 2);
        assertThat(log.message("http:client", "failed")).containsKeys("exception", "reason");
    }

    private void assertFailedOnce(String exception) {
        assertThat(log.outline()).hasSize(2);
        Map<String, Object> end = log.message("http:client", "failed");
        assertThat(String.valueOf(end.get("exception"))).isEqualTo(exception);
        assertThat(end).containsKey("reason");
    }
}
