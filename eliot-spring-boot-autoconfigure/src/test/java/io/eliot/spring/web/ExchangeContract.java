// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of exchanges, the same on every stack: each is one action, ended once, when the exchange is over. */
public abstract class ExchangeContract {
    protected abstract TestServer server();

    @BeforeEach
    void forget() {
        server().log().reset();
    }

    /** Each path logs {@code worked} as the last thing it does for the answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/plain", "/later", "/deferred", "/future", "/stream", "/emitter", "/sse", "/flux", "/functional"
            })
    void endsAfterTheLastThingDoneForIt(String path) throws Exception {
        int status = server().get(path).statusCode();

        Map<String, Object> end = server().log().end();
        assertThat(status).isEqualTo(200);
        assertThat(end).containsEntry("action_status", "succeeded").containsEntry("route", path);
        assertThat(server().log().message("worked"))
                .containsEntry("task_uuid", end.get("task_uuid"))
                .extractingByKey("task_level")
                .hasToString("[2]");
        assertThat(end.get("task_level")).hasToString("[3]");
        assertThat(server().log().ends()).hasSize(1);
    }

    @Test
    void failsWhenTheClientHangsUpAmidAStream() throws Exception {
        RawClient client = new RawClient(server().port()).get("/endless");
        client.readUntil("tick");

        client.hangUp();

        assertThat(server().log().end())
                .containsEntry("action_status", "failed")
                .containsEntry("route", "/endless");
        assertThat(server().log().ends()).hasSize(1);
    }

    @Test
    void coversTheHandshakeOfAWebSocketAndNotItsMessages() throws Exception {
        SocketTalk talk = new SocketTalk(server(), "/socket");

        assertThat(talk.say("one")).isEqualTo("null");
        assertThat(talk.say("two")).isEqualTo("null");
        talk.end();

        Map<String, Object> end = server().log().end();
        assertThat(end).containsEntry("action_status", "succeeded").containsEntry("status", 101);
        assertThat(server().log().ends()).hasSize(1);
        assertThat(server().log().message("frame").get("task_uuid")).isNotEqualTo(end.get("task_uuid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hello.txt", "/actuator/health"})
    void leavesOutWhatIsNotWorthALine(String path) throws Exception {
        assertThat(server().get(path).statusCode()).isEqualTo(200);

        server().get("/plain");
        assertThat(server().log().end()).containsEntry("route", "/plain");
        assertThat(server().log().messages()).hasSize(3);
    }

    @Test
    void leavesOutWhatIsDoneForARequestThatIsLeftOut() throws Exception {
        assertThat(server().get("/livez").body()).isEqualTo("alive");

        server().get("/plain");
        assertThat(server().log().end()).containsEntry("route", "/plain");
        assertThat(server().log().messages()).hasSize(3);
    }

    @Test
    void recordsOtherEndpointsOfActuator() throws Exception {
        server().get("/actuator/info");

        assertThat(server().log().end()).containsEntry("status", 200);
    }

    @Test
    void recordsAFileThatDoesNotExist() throws Exception {
        server().get("/orders/1.css");

        assertThat(server().log().end()).containsEntry("status", 404);
    }

    /** Spring tells the whole path. */
    @Test
    void tellsNoPathParameterWhereNoHandlerIsFound() throws Exception {
        assertThat(server().get("/nowhere;jsessionid=canary/else").statusCode()).isEqualTo(404);

        assertThat(server().log().end().get("reason")).asString().contains("/nowhere/else");
        assertThat(server().log().messages())
                .noneMatch(message -> message.toString().contains("canary"));
    }

    @Test
    void tellsTheCallerTheTask() throws Exception {
        String told = server().get("/plain").headers().firstValue("x-task").orElse("nothing");

        assertThat(server().log().end()).containsEntry("task_uuid", told);
    }

    @Test
    void tellsTheCallerTheTaskInAProblemDetail() throws Exception {
        String problem = server().get("/problem").body();

        assertThat(problem).contains("\"task\":\"" + server().log().end().get("task_uuid") + "\"");
    }

    @Test
    void survivesHeadersOfAnyKind() throws Exception {
        String[] lines = {
            "x-eliot-task-id: ",
            "x-eliot-task-id: @",
            "x-eliot-task-id: a@/0",
            "x-eliot-task-id: \u00e9\u00ff@/1",
            "x-eliot-task-id: {\"a\":1}\t\"]",
            "x-eliot-task-id: " + "a".repeat(3_000) + "@/1",
            "x-eliot-task-id: a@/1" + "/1".repeat(1_400)
        };
        for (String line : lines) {
            try (RawClient client = new RawClient(server().port())) {
                assertThat(client.get("/plain", line, line.replace('a', 'b'), "Connection: close")
                                .readUntil("\n"))
                        .contains(" 200 ");
            }
        }

        assertThat(server().log().ends(lines.length))
                .allMatch(end -> Integer.valueOf(200).equals(end.get("status")));
    }

    @Test
    void survivesTenThousandHeadersMadeUp() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 100; i++) {
            server().log().reset();

            int answered = answeredOfHundred(random);

            assertThat(server().log().ends(answered)).hasSize(answered);
            assertThat(server().log().starts())
                    .allSatisfy(start -> assertThat(String.valueOf(start.get("malformed_task_id")))
                            .hasSizeLessThan(100)
                            .matches("[ -~]*"));
        }
    }

    /** A server may refuse what is no header, with its own 400; it must not fail, and neither must we. */
    private int answeredOfHundred(Random random) throws IOException {
        int answered = 0;
        RawClient client = new RawClient(server().port());
        for (int i = 0; i < 100; i++) {
            String answer =
                    client.get("/plain", "x-eliot-task-id: " + anything(random)).readUntil("\r\n\r\n");
            assertThat(answer).matches("(?s)HTTP/1.1 (200|400) .*");
            if (answer.startsWith("HTTP/1.1 200")) {
                client.readUntil("plain");
                answered++;
            } else {
                client.close();
                client = new RawClient(server().port());
            }
        }
        client.close();
        return answered;
    }

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "a@/" + random.nextInt(1 << 30));
        for (int length = random.nextInt(200); length > 0; length--) {
            boolean any = random.nextInt(50) == 0;
            text.append((char) (any ? 1 + random.nextInt(255) : "@/0123456789 \t\"\\{}%".charAt(random.nextInt(19))));
        }
        return text.toString().replaceAll("[\r\n]", "?");
    }
}
