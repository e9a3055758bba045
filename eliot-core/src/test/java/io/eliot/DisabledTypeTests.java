// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.eliot.message.TaskId;
import io.eliot.type.ActionType;
import io.eliot.type.Field;
import io.eliot.type.MessageType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisabledTypeTests {
    private static final CheckedRunnable<RuntimeException> NOTHING = () -> {};
    private static final ActionRunnable<RuntimeException> ADDS_A_FIELD =
            action -> action.addSuccessField("answer", "found");
    private static final MessageType HIT = MessageType.of("cache:hit", Field.fields("key", String.class));
    private static final ActionType GET = ActionType.of("cache:get", List.of(), List.of());

    private final RecordedLog log = new RecordedLog(builder -> builder.disable("cache:*", "poll", "Tick"));
    private final EliotLogger logger = log.logger;

    record Tick(int count) {}

    @AfterEach
    void leavesNoContext() {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    @Test
    void leaveNothing() {
        logger.log("cache:hit", "key", 1);
        logger.log(HIT, "key", "a");
        logger.log(new Tick(1));
        logger.action("cache:get").with("key", "a").run(() -> {});
        logger.task(GET).start().finish(new IllegalStateException());
        logger.continueTask(new TaskId("u", logger.task("x").start().taskLevel().child(1)))
                .type("poll")
                .run(() -> {});

        assertThat(log.outline()).containsExactly("x started /1");
    }

    @Test
    void areNamedExactlyOrByTheirBeginning() {
        logger.log("caches");
        logger.log("polling");
        logger.log("cache:");

        assertThat(log.outline()).containsExactly("caches /1", "polling /1");
    }

    @Test
    void whatHappensInADisabledActionStandsInTheOneAroundIt() {
        logger.task("request").run(() -> {
            logger.action("cache:get").run(action -> {
                logger.log("read");
                action.log("by hand");
                logger.action("load").run(() -> {});
                logger.action(GET).run(() -> logger.log("deeper"));
                assertThat(action.serializeTaskId()).hasToString("task-1@/6");
            });
            logger.log("after");
        });

        assertThat(log.outline())
                .containsExactly(
                        "request started /1",
                        "read /2",
                        "by hand /3",
                        "load started /4/1",
                        "load succeeded /4/2",
                        "deeper /5",
                        "after /7",
                        "request succeeded /8");
    }

    @Test
    void whatABlockLeavesCurrentIsNotSoAfterIt() {
        logger.task("request").run(() -> {
            logger.action("cache:get").run(() -> {
                ActionContext.replace(ActionContext.NONE);
            });
            logger.log("after");
        });

        assertThat(log.outline()).containsExactly("request started /1", "after /2", "request succeeded /3");
    }

    @Test
    void aDisabledActionCarriedToAnotherThreadBringsTheOneAroundItAlong() throws Exception {
        EliotAction around = logger.task("request").start();
        EliotAction disabled = around.call(() -> logger.action("cache:get").start());

        Thread thread = new Thread(() -> disabled.run(() -> logger.log("elsewhere")));
        thread.start();
        thread.join(10_000);
        disabled.finish();
        around.finish();

        assertThat(log.outline()).containsExactly("request started /1", "elsewhere /2", "request succeeded /3");
    }

    @Test // or each thing in it would be a task of its own
    void aDisabledActionInNoOtherLeavesNothingOfWhatHappensInIt() {
        logger.action("poll").run(action -> {
            logger.log("in it");
            action.log("by hand");
            logger.action("fetch").run(() -> logger.log("deeper"));
            logger.task("report").run(() -> {});
        });
        logger.task("request").run(() -> logger.task("poll").run(() -> logger.log("in the poll")));

        assertThat(log.outline())
                .containsExactly(
                        "report started /1", "report succeeded /2", "request started /1", "request succeeded /2");
    }

    @Test
    void whatWorkPreservedTheContextOfADisabledTypeStaysInTheTask() throws Exception {
        RecordedLog quiet = new RecordedLog(builder -> builder.disable("eliot:remote_task"));
        Runnable work =
                quiet.logger.task("request").call(() -> quiet.logger.preserveContext(() -> quiet.logger.log("m")));

        Thread thread = new Thread(work);
        thread.start();
        thread.join(10_000);

        assertThat(quiet.outline()).contains("m /4");
    }

    @Test // what is dropped is told whatever is disabled
    void eliotsAccountsCannotBeDisabled() {
        RecordedLog quiet = new RecordedLog(builder -> builder.disable("*").destination("broken", message -> {
            throw new IllegalStateException();
        }));
        quiet.logger.log("m");
        EliotLogger other = EliotLogger.builder().disable("eliot:*").build();
        for (int i = 0; i < 1_001; i++) {
            other.log("m");
        }

        other.destinations().add(quiet.memory);

        assertThat(quiet.outline()).hasSize(1_001).last().isEqualTo("eliot:dropped /1");
    }

    @Test
    void anotherTypeGivenLaterCounts() {
        logger.action("cache:get").type("load").with("key", 1).run(() -> {});
        logger.action("load").type("cache:get").with("key", 1).run(() -> {});

        assertThat(log.outline()).containsExactly("load started /1", "load succeeded /2");
    }

    @Test
    void exceptionsAndResultsPassThrough() {
        assertThat(logger.action("cache:get").call(() -> "found")).isEqualTo("found");
        assertThat(logger.action("cache:get").<String, RuntimeException>call(action -> "found"))
                .isEqualTo("found");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> logger.action("cache:get").run(() -> {
                    throw new IllegalStateException();
                }));
    }

    @Test
    void refusesAnAsteriskThatIsNotTheEnd() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> EliotLogger.builder().disable("*:get"))
                .withMessage("\"*:get\" names no types: a * may stand for the end of a name only");
    }

    @Test
    void allocateNothing() {
        Object[] fields = {"key", "a"};
        Map<String, String> more = Map.of("key", "a");
        logger.task("request").run(() -> {
            assertAllocatesNothing(() -> logger.log("cache:hit", fields));
            assertAllocatesNothing(
                    () -> logger.action("cache:get").with("key", "a").run(NOTHING));
            assertAllocatesNothing(() -> logger.action("cache:get").with(more).run(ADDS_A_FIELD));
            assertAllocatesNothing(() -> logger.action(GET).start().finish());
        });
        assertAllocatesNothing(() -> logger.log("cache:hit", fields));
        assertAllocatesNothing(() -> logger.action("poll").with("key", "a").run(ADDS_A_FIELD));
        assertAllocatesNothing(() -> logger.task("poll").with("key", "a").run(NOTHING));
        assertAllocatesNothing(() -> Eliot.currentAction());
    }

    static void assertAllocatesNothing(Runnable work) {
        int times = 10_000;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        long id = Thread.currentThread().getId();

        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < times; i++) {
            work.run();
        }
        long allocated = threads.getThreadAllocatedBytes(id) - before;

        assertThat(allocated / times).as("bytes a call").isZero();
    }
}
