// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsynchronousActionTests {
    private final RecordedLog log = new RecordedLog();
    private final EliotLogger logger = log.logger;
    private final CompletableFuture<String> elsewhere = new CompletableFuture<>();

    @AfterEach
    void leavesNoActionCurrent() {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    @Test // H12
    void anActionEndsWithAStageAndPassesItsResultOn() {
        CompletionStage<Integer> length = logger.action("a")
                .start()
                .finishAfter(elsewhere)
                .thenApply(text -> {
                    logger.log("after");
                    return text.length();
                });

        assertThat(log.outline()).containsExactly("a started /1");
        elsewhere.complete("four");

        assertThat(length.toCompletableFuture()).isCompletedWithValue(4);
        assertThat(log.outline()).containsExactly("a started /1", "a succeeded /2", "after /1");
    }

    @Test // H12: out of what stages put around it
    void anActionFailsWithWhatFailedAStage() {
        CompletionStage<Integer> length = logger.action("a").start().finishAfter(elsewhere.thenApply(String::length));

        elsewhere.completeExceptionally(new IOException("gone"));

        assertThat(length.toCompletableFuture()).isCompletedExceptionally();
        assertThat(log.last())
                .containsEntry("action_status", "failed")
                .containsEntry("exception", "java.io.IOException")
                .containsEntry("reason", "gone");
    }

    @Test // nobody waits for the other one any more, which may never complete
    void anActionFailsWhenWhatItIsWaitedForByIsCancelled() {
        CompletionStage<String> waiting = logger.action("a").callAsync(action -> elsewhere);

        assertThat(waiting.toCompletableFuture().cancel(true)).isTrue();
        assertThat(log.last())
                .containsEntry("action_status", "failed")
                .containsEntry("exception", "java.util.concurrent.CancellationException");

        elsewhere.complete("too late");
        assertThat(log.outline()).containsExactly("a started /1", "a failed /2");
    }

    @Test // H12, D14
    void onlyTheFirstEndCounts() {
        EliotAction action = logger.action("a").start();
        CompletionStage<String> first = action.finishAfter(elsewhere);
        CompletionStage<String> second = action.finishAfter(elsewhere);

        elsewhere.complete("x");

        assertThat(first.toCompletableFuture()).isCompletedWithValue("x");
        assertThat(second.toCompletableFuture()).isCompletedWithValue("x");
        assertThat(log.outline()).containsExactly("a started /1", "a succeeded /2");
    }

    @Test // W9
    void aBlockThatReturnsAStageIsTheActionUntilThatCompletes() {
        CompletionStage<String> stage = logger.action("a").callAsync(action -> {
            assertThat(logger.currentAction()).isSameAs(action);
            action.addSuccessField("n", 1);
            return elsewhere;
        });

        assertThat(logger.currentAction()).isNull();
        assertThat(log.outline()).containsExactly("a started /1");
        elsewhere.complete("x");
        assertThat(stage.toCompletableFuture()).isCompletedWithValue("x");
        assertThat(log.last()).containsEntry("action_status", "succeeded").containsEntry("n", 1);
    }

    @Test // D9
    void aBlockThatThrowsBeforeThereIsAStageFailsTheAction() {
        assertThatThrownBy(() -> logger.action("a").callAsync(action -> {
                    throw new IOException("no connection");
                }))
                .isInstanceOf(IOException.class);

        assertThat(log.outline()).containsExactly("a started /1", "a failed /2");
    }

    @Test // G1, G2
    void everyCallOfAWrappedFunctionIsAnAction() {
        Function<String, Integer> length = logger.wrap("measure", String::length);

        List<Integer> lengths = logger.action("all")
                .call(() -> List.of("a", "bb").stream().map(length).toList());

        assertThat(lengths).containsExactly(1, 2);
        assertThat(log.outline())
                .containsExactly(
                        "all started /1",
                        "measure started /2/1",
                        "measure succeeded /2/2",
                        "measure started /3/1",
                        "measure succeeded /3/2",
                        "all succeeded /4");
        assertThat(log.messages().get(3)).containsEntry("argument", "bb");
        assertThat(log.messages().get(4)).containsEntry("result", 2);
    }

    @Test // G1
    void aWrappedFunctionFailsWithWhatItThrowsAndHasANullResultToo() {
        Function<String, Object> refusing = logger.wrap("f", text -> {
            throw new IllegalStateException(text);
        });

        assertThatThrownBy(() -> refusing.apply("no")).hasMessage("no");
        assertThat(log.last()).containsEntry("reason", "no").doesNotContainKey("result");
        assertThat(logger.<String, Object>wrap("f", text -> null).apply("x")).isNull();
        assertThat(log.last()).containsEntry("result", null);
    }

    @Test // G11, W9
    void aWrappedFunctionThatReturnsAStageEndsWithIt() {
        Function<String, CompletableFuture<String>> fetch = logger.wrap("fetch", ignored -> elsewhere);

        assertThat(fetch.apply("x")).isSameAs(elsewhere);
        assertThat(log.outline()).containsExactly("fetch started /1");
        elsewhere.complete("done");

        assertThat(log.last()).containsEntry("result", "done");
    }

    @Test // G1
    void theStaticEntryPointWrapsForTheLoggerOfTheCall() {
        Function<String, Integer> length = Eliot.wrap("measure", String::length);

        int measured = logger.action("all").call(() -> length.apply("abc"));

        assertThat(measured).isEqualTo(3);
        assertThat(log.outline()).contains("measure started /2/1");
    }
}
