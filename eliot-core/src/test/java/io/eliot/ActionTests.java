// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.destination.Destination;
import io.eliot.json.EncodedMessage;
import io.eliot.message.TaskId;
import io.eliot.message.TaskLevel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionTests {
    private final RecordedLog log = new RecordedLog();
    private final EliotLogger logger = log.logger;

    @AfterEach
    void leavesNoActionCurrent() {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    @Test // D2, D3, D5
    void startsAndSucceedsAtItsPlaces() {
        logger.action("outer").run(() -> {
            logger.log("message");
            logger.action("inner").run(() -> logger.log("deep"));
        });

        assertThat(log.outline())
                .containsExactly(
                        "outer started /1",
                        "message /2",
                        "inner started /3/1",
                        "deep /3/2",
                        "inner succeeded /3/3",
                        "outer succeeded /4");
    }

    @Test // D3
    void aTaskIsItsOwnTreeWhateverIsCurrent() {
        logger.action("outer").run(() -> logger.task("other").run(() -> {}));

        assertThat(log.messages()).extracting("task_uuid").containsExactly("task-1", "task-2", "task-2", "task-1");
        assertThat(log.outline()).contains("other started /1", "other succeeded /2", "outer succeeded /2");
    }

    @Test // D4, D18
    void aFinishedParentStillHandsOutPlaces() {
        EliotAction parent = logger.action("parent").start();
        parent.finish();
        parent.run(() -> logger.action("late").start().finish());

        assertThat(log.outline())
                .containsExactly(
                        "parent started /1", "parent succeeded /2", "late started /3/1", "late succeeded /3/2");
    }

    @Test // D8, E2
    void writesEmptyTypes() {
        logger.action("").run(() -> logger.log(""));

        assertThat(log.messages().get(0)).containsEntry("action_type", "");
        assertThat(log.messages().get(1)).containsEntry("message_type", "");
    }

    private static Destination unmuted(Runnable work) {
        return new Destination() {
            @Override
            public void write(EncodedMessage message) {
                work.run();
            }

            @Override
            public boolean isMuted() {
                return false;
            }
        };
    }

    @Test // D9
    void restoresTheContextBeforeTheEndIsLogged() {
        EliotAction outer = logger.action("outer").start();
        RecordedLog seen = new RecordedLog();
        logger.destinations()
                .add(unmuted(() -> seen.logger.log("at", "current", String.valueOf(logger.currentAction()))));

        outer.run(() -> logger.action("inner").run(() -> {}));

        assertThat(seen.last().get("current")).isEqualTo(outer.toString());
        outer.finish();
    }

    @Test // D9
    void failsWithWhateverWasThrownAndThrowsIt() {
        Error thrown = new AssertionError("no");

        assertThatThrownBy(() -> logger.action("a").run(() -> {
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(log.last())
                .containsEntry("action_status", "failed")
                .containsEntry("exception", "java.lang.AssertionError")
                .containsEntry("reason", "no");
    }

    @Test
    void letsCheckedExceptionsThroughAsTheyAreDeclared() {
        try {
            logger.action("read").run(() -> {
                throw new IOException("disk");
            });
        } catch (IOException e) { // would not compile if it came out as anything wider
            assertThat(e).hasMessage("disk");
        }

        assertThat(log.last()).containsEntry("reason", "disk");
    }

    @Test
    void returnsWhatTheBlockReturns() {
        int answer = logger.action("compute").call(() -> 42);
        String type = logger.action("compute").call(EliotAction::actionType);

        assertThat(answer).isEqualTo(42);
        assertThat(type).isEqualTo("compute");
    }

    @Test // D10
    void aContextDoesNotFinishTheAction() {
        EliotAction action = logger.action("by hand").start();
        try (Scope scope = action.context();
                Scope again = action.context()) {
            assertThat(scope).isNotSameAs(again);
            assertThat(logger.currentAction()).isSameAs(action);
        }

        assertThat(action.isFinished()).isFalse();
        assertThat(log.outline()).containsExactly("by hand started /1");
    }

    @Test // D11
    void runsABlockWithoutFinishing() {
        EliotAction action = logger.action("by hand").start();

        assertThatThrownBy(() -> action.run(() -> {
                    throw new IOException("not mine");
                }))
                .isInstanceOf(IOException.class);
        assertThat(action.<String, RuntimeException>call(() -> "result")).isEqualTo("result");

        assertThat(log.outline()).containsExactly("by hand started /1");
    }

    @Test // D13, D14
    void finishesOnlyOnce() {
        EliotAction action = logger.action("a").with("start", 1).start();
        action.finish();
        action.finish(new IOException("too late"));
        action.finish();

        assertThat(log.outline()).containsExactly("a started /1", "a succeeded /2");
        assertThat(log.last()).doesNotContainKey("start");
        assertThat(action.serializeTaskId()).hasToString("task-1@/3");
    }

    @Test // D15
    void keepsSuccessFieldsInOrderOfFirstInsertion() {
        EliotAction action = logger.action("a").start();
        action.addSuccessFields("x", 1, "y", 2);
        action.addSuccessFields(Map.of("x", 3));
        action.addSuccessField("z", 4);
        action.finish();
        action.addSuccessField("late", 5);

        assertThat(log.lines().get(1)).startsWith("{\"x\":3,\"y\":2,\"z\":4,\"action_status\":\"succeeded\"");
    }

    @Test // D15, F1
    void dropsSuccessFieldsWhenItFails() {
        EliotAction action = logger.action("a").start();
        action.addSuccessField("x", 1);
        action.finish(new IOException());

        assertThat(log.last()).doesNotContainKey("x").containsEntry("reason", "");
    }

    @Test // D17
    void logsInItselfWhateverIsCurrent() {
        EliotAction mine = logger.action("mine").start();
        logger.action("other").run(() -> mine.log("here", "n", 1));

        assertThat(log.outline()).contains("here /2");
        assertThat(log.messages().get(2))
                .containsEntry("task_uuid", mine.taskUuid())
                .containsEntry("n", 1);
        mine.finish();
    }

    @Test // D20
    void anExceptionFailsEveryActionItPassesThrough() {
        assertThatThrownBy(() -> logger.action("outer")
                        .run(() -> logger.action("inner").run(() -> {
                            throw new IOException("deep");
                        })))
                .hasMessage("deep");

        assertThat(log.outline()).endsWith("inner failed /2/2", "outer failed /3");
        assertThat(log.messages().subList(2, 4))
                .allSatisfy(end -> assertThat(end).containsEntry("reason", "deep"));
    }

    @Test // D22
    void scopesLeftOutOfOrderRestoreWhatWasCurrentWhenTheyWereEntered() {
        EliotAction first = logger.task("first").start();
        EliotAction second = logger.task("second").start();
        Scope outer = first.context();
        Scope inner = second.context();

        outer.close();
        assertThat(logger.currentAction()).isNull();
        inner.close();
        assertThat(logger.currentAction()).isSameAs(first);
        inner.close();
        assertThat(logger.currentAction()).isSameAs(first);
        ActionContext.replace(ActionContext.NONE);
    }

    @Test // C2
    void reservesAPlaceForEachTaskId() {
        EliotAction action = logger.action("a").start();
        TaskId first = action.serializeTaskId();
        action.log("between");
        TaskId second = action.serializeTaskId();

        assertThat(first).hasToString("task-1@/2");
        assertThat(log.outline()).endsWith("between /3");
        assertThat(second).hasToString("task-1@/4");
    }

    @Test // C3, C4, A5
    void continuesATaskAtTheReservedPlace() {
        logger.continueTask("u@/3/4").with("x", 1).run(() -> logger.log("inside"));
        logger.continueTask(TaskId.parse("u@/5")).type("work").run(() -> {});

        assertThat(log.outline())
                .containsExactly(
                        "eliot:remote_task started /3/4/1",
                        "inside /3/4/2",
                        "eliot:remote_task succeeded /3/4/3",
                        "work started /5/1",
                        "work succeeded /5/2");
        assertThat(log.messages()).extracting("task_uuid").containsOnly("u");
        assertThat(log.messages().get(0)).containsEntry("x", 1);
    }

    @Test // C5, W4
    void aMalformedTaskIdBeginsATaskThatSaysSo() {
        logger.continueTask("u@/0\n{}").run(() -> {});
        logger.continueTask((String) null).run(() -> {});

        assertThat(log.outline())
                .containsExactly(
                        "eliot:remote_task started /1",
                        "eliot:remote_task succeeded /2",
                        "eliot:remote_task started /1",
                        "eliot:remote_task succeeded /2");
        assertThat(log.messages().get(0)).containsEntry("malformed_task_id", "\"u@/0?{}\"");
        assertThat(log.messages().get(2)).doesNotContainKey("malformed_task_id");
    }

    @Test // D1, D19
    void knowsWhatItIs() {
        EliotAction action = logger.action("a").start();

        assertThat(action.taskUuid()).isEqualTo("task-1");
        assertThat(action.taskLevel()).isEqualTo(TaskLevel.ROOT);
        assertThat(action.actionType()).isEqualTo("a");
        assertThat(action.logger()).isSameAs(logger);
        assertThat(action).hasToString("a task-1@/");
    }
}
