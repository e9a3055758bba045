// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a dependent sees is the same whoever completes the future, and whenever. */
// H11
@Timeout(30)
class CarryingFutureTests {
    private final EliotLogger logger = EliotLogger.create();
    private final EliotAction action = logger.task("request").start();
    private final ExecutorService bare = Executors.newSingleThreadExecutor();
    private final CompletableFuture<String> elsewhere = new CompletableFuture<>();
    private final CompletableFuture<String> carried = action.call(() -> ContextCarriers.completionStage(elsewhere));

    @AfterEach
    void leavesNothingCurrent() throws Exception {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
        assertThat(bare.submit(ActionContext::current).get()).isSameAs(ActionContext.NONE);
        bare.shutdown();
        assertThat(bare.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private @Nullable EliotAction current() {
        return logger.currentAction();
    }

    @Test
    void isCompletedByItsTimeOut() {
        assertThat(carried.orTimeout(1, TimeUnit.MILLISECONDS)
                        .handle((value, failure) -> current())
                        .join())
                .isSameAs(action);
    }

    @Test
    void isCompletedByItsHolder() throws Exception {
        CompletableFuture<@Nullable EliotAction> seen = carried.handle((value, failure) -> current());

        bare.submit(() -> carried.cancel(true)).get();

        assertThat(seen.join()).isSameAs(action);
    }

    /** As a memo or a cache hands one to several requests; by itself it goes on in the action of who completes it. */
    @Test
    void goesOnInTheActionOfEachWhoWrapsWhatIsShared() {
        EliotAction second = logger.task("second request").start();
        CompletableFuture<@Nullable EliotAction> ofFirst = carried.thenApply(value -> current());
        CompletableFuture<@Nullable EliotAction> ofSecond =
                second.call(() -> ContextCarriers.completionStage(elsewhere).thenApply(value -> current()));
        CompletableFuture<@Nullable EliotAction> bySecondItself =
                second.call(() -> elsewhere.thenApply(value -> current()));

        action.run(() -> elsewhere.complete("done"));

        assertThat(ofFirst.join()).isSameAs(action);
        assertThat(ofSecond.join()).isSameAs(second);
        assertThat(bySecondItself.join()).isSameAs(action);
    }

    @Test
    void goesOnWithAFutureThatIsNotCarried() throws Exception {
        CompletableFuture<String> other = new CompletableFuture<>();
        CompletableFuture<@Nullable EliotAction> composed =
                carried.thenCompose(value -> other).thenApply(value -> current());
        CompletableFuture<@Nullable EliotAction> combined = carried.thenCombine(other, (one, two) -> current());

        elsewhere.complete("done");
        bare.submit(() -> other.complete("done")).get();

        assertThat(composed.join()).isSameAs(action);
        assertThat(combined.join()).isSameAs(action);
    }

    @Test
    void goesOnWithAnExecutorThatCarriesNothing() {
        CompletableFuture<@Nullable EliotAction> seen = carried.thenApplyAsync(value -> current(), bare);

        elsewhere.complete("done");

        assertThat(seen.join()).isSameAs(action);
    }

    @Test
    void isDoneBeforeAnybodyDependsOnIt() {
        elsewhere.complete("done");

        assertThat(logger.task("other")
                        .call(other -> carried.thenApply(value -> current()))
                        .join())
                .isSameAs(action);
    }
}
