// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eliot.message.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerActionsTests {
    private static final String ID = "6f1c0a52-7c39-4c0e-9a43-2a6f0f6f4d6b@/3/2";
    private static final String UUID = "6f1c0a52-7c39-4c0e-9a43-2a6f0f6f4d6b";

    private final RecordedRequests log = new RecordedRequests();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "172.31.0.1", "192.168.7.7", "fd00::1", "fe80::1%eth0"})
    void continuesTheTasksOfPrivateNetworks(String sender) {
        Map<String, Object> start = start(ServerActions.of(log.logger()), Incoming.from(sender, ID));

        assertThat(start).containsEntry("task_uuid", UUID).doesNotContainKey("remote_task_id");
        assertThat(start.get("task_level")).hasToString("[3, 2, 1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2001:db8::1", "evil.example", ""})
    void namesTheTaskOfAStranger(String sender) {
        Map<String, Object> start = start(ServerActions.of(log.logger()), Incoming.from(sender, ID));

        assertThat(start).containsEntry("remote_task_id", ID);
        assertThat(start.get("task_uuid")).isNotEqualTo(UUID);
        assertThat(start.get("task_level")).hasToString("[1]");
    }

    @Test
    void continuesEverybodysTasksIfTold() {
        ServerActions actions = ServerActions.builder(log.logger())
                .continueTasks(ContinueTasks.ALWAYS)
                .build();

        assertThat(start(actions, Incoming.from("8.8.8.8", ID))).containsEntry("task_uuid", UUID);
    }

    @Test
    void continuesNobodysTasksIfTold() {
        ServerActions actions = ServerActions.builder(log.logger())
                .continueTasks(ContinueTasks.NEVER)
                .build();

        assertThat(start(actions, Incoming.from("127.0.0.1", ID))).containsEntry("remote_task_id", ID);
    }

    @Test
    void continuesATaskIdOnce() {
        ServerActions actions = ServerActions.of(log.logger());

        Map<String, Object> first = start(actions, Incoming.from("::1", ID));
        Map<String, Object> replay = start(actions, Incoming.from("::1", ID));

        assertThat(first).containsEntry("task_uuid", UUID);
        assertThat(replay).containsEntry("remote_task_id", ID);
        assertThat(replay.get("task_uuid")).isNotEqualTo(UUID);
    }

    @Test
    void remembersTheLatestTaskIdsAndAtMostTwiceAsMany() {
        UsedTaskIds used = new UsedTaskIds(100);
        IntStream.rangeClosed(1, 1_000)
                .forEach(i -> assertThat(isFirstUse(used, i)).isTrue());

        assertThat(IntStream.rangeClosed(901, 1_000)).noneMatch(i -> isFirstUse(used, i));
        assertThat(IntStream.rangeClosed(1, 800)).allMatch(i -> isFirstUse(used, i));
    }

    private static boolean isFirstUse(UsedTaskIds used, int place) {
        return used.firstUse(TaskId.parse("u@/" + place));
    }

    @Test
    void takesSeveralIdsForNone() {
        Map<String, Object> start = start(ServerActions.of(log.logger()), Incoming.from("::1", ID, "other@/1"));

        assertThat(start).containsEntry("malformed_task_id", '"' + ID + ", other@/1\"");
    }

    @Test
    void takesTheSameIdTwiceForOne() {
        assertThat(start(ServerActions.of(log.logger()), Incoming.from("::1", ID, ID)))
                .containsEntry("task_uuid", UUID);
    }

    @Test
    void makesAnyTextHarmless() {
        ServerActions actions = ServerActions.of(log.logger());
        Random random = new Random(7);

        for (int i = 0; i < 10_000; i++) {
            actions.start(Incoming.from("::1", anything(random)));
        }

        assertThat(log.starts())
                .hasSize(10_000)
                .allSatisfy(start -> assertThat(String.valueOf(start.get("malformed_task_id")))
                        .hasSizeLessThan(100)
                        .matches("null|[ -~]*"));
    }

    private static String anything(Random random) {
        int length = random.nextInt(random.nextInt(100) == 0 ? 10_000 : 60);
        String wellFormed = random.nextBoolean() ? "" : "a@/" + random.nextInt(-1, 1 << 30);
        StringBuilder text = new StringBuilder(wellFormed);
        for (int i = 0; i < length; i++) {
            text.append((char)
                    (random.nextInt(4) == 0
                            ? random.nextInt(0x10000)
                            : "@/0123456789\n\r\t\"\\".charAt(random.nextInt(17))));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/readiness",
                "/a/b/app.css",
                "/APP.CSS",
                "/exact",
                "/ping/1",
                "/.well-known/keys",
                "/b%C3%BCcher/1"
            })
    void leavesOutWhatIsExcluded(String path) {
        excluding().start(Incoming.to(path)).end(200, null);

        assertThat(log.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/healthy",
                "/actuator/health/../../orders",
                "/actuator/health/..;/orders",
                "/actuator/health/./orders",
                "/actuator/health/.",
                "/actuator/health/%2e%2e/orders",
                "/orders;a.css",
                "/orders/1%2F.css",
                "/exact/more",
                "/css"
            })
    void recordsWhatOnlySeemsToBeExcluded(String path) {
        excluding().start(Incoming.to(path));

        assertThat(log.starts()).hasSize(1);
    }

    private ServerActions excluding() {
        return ServerActions.builder(log.logger())
                .exclude(List.of(
                        "/actuator/health/**",
                        "/**/*.css",
                        "/exact",
                        "/ping/{number}",
                        "/.well-known/**",
                        "/b\u00fccher/**"))
                .build();
    }

    @Test
    void logsNoQuery() {
        assertThat(start(ServerActions.of(log.logger()), Incoming.to("/orders")))
                .doesNotContainKey("query");
    }

    @Test
    void logsTheQueryWithoutItsSecretsIfTold() {
        ServerActions actions =
                ServerActions.builder(log.logger()).includeQuery(true).build();

        assertThat(start(actions, Incoming.to("/orders"))).containsEntry("query", "sku=A-17&password=[redacted]");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void leavesTheQueryOutOfTheReason(int status) {
        Map<String, Object> end = endOf(ServerActions.of(log.logger()), "http://shop/orders?" + Incoming.QUERY, status);

        assertThat(end)
                .containsEntry("exception", "java.lang.IllegalStateException")
                .containsEntry("reason", "nothing at http://shop/orders?[redacted]");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void leavesTheSecretsOfTheQueryOutOfTheReasonIfItIsLogged(int status) {
        ServerActions actions =
                ServerActions.builder(log.logger()).includeQuery(true).build();

        assertThat(endOf(actions, "http://shop/orders?" + Incoming.QUERY, status))
                .containsEntry("reason", "nothing at http://shop/orders?sku=A-17&password=[redacted]");
    }

    @Test
    void leavesTheQueryOutOfTheReasonWhereverItIsInThat() {
        assertThat(endOf(ServerActions.of(log.logger()), "the query " + Incoming.QUERY, 400))
                .containsEntry("reason", "nothing at the query [redacted]");
    }

    @Test
    void leavesTheReasonAsItIsWhereTheQueryIsNotInIt() {
        assertThat(endOf(ServerActions.of(log.logger()), "A-17? no sku=A-17", 500))
                .containsEntry("reason", "nothing at A-17? no sku=A-17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x task", "x-task:", "t\u00e4sk"})
    void refusesANameThatIsNoneOfAHeader(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerActions.builder(log.logger()).responseHeader(name))
                .withMessage("\"" + name + "\" is no name of a header: use letters, digits and dashes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void tellsTheTaskInNoHeaderWhoseNameIsBlank(String name) {
        ServerActions actions =
                ServerActions.builder(log.logger()).responseHeader(name).build();
        List<String> told = new ArrayList<>();

        actions.tellTask(actions.start(Incoming.to("/orders")), (header, taskUuid) -> told.add(header));

        assertThat(told).isEmpty();
    }

    private Map<String, Object> endOf(ServerActions actions, String place, int status) {
        ServerAction action = actions.start(Incoming.to("/orders"));
        action.handled(new IllegalStateException("nothing at " + place));
        action.end(status, null);
        return log.end();
    }

    private Map<String, Object> start(ServerActions actions, IncomingRequest request) {
        log.reset();
        actions.start(request);
        return log.starts().get(0);
    }
}
