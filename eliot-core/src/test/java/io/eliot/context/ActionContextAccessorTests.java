// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

class ActionContextAccessorTests {
    private final EliotLogger logger = EliotLogger.create();
    private final EliotAction action = logger.task("work").start();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void leavesNothingCurrent() throws Exception {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
        assertThat(currentOnPool()).isNull();
        pool.shutdownNow();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private @Nullable EliotAction currentOnPool() throws Exception {
        return pool.submit(() -> ActionContext.current().action()).get(10, TimeUnit.SECONDS);
    }

    @Test
    void isRegisteredByItself() {
        assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
                .hasAtLeastOneElementOfType(ActionContextAccessor.class);
    }

    @Test
    void carriesTheCurrentActionInASnapshot() throws Exception {
        ContextSnapshot snapshot =
                action.call(() -> ContextSnapshotFactory.builder().build().captureAll());

        EliotAction seen = pool.submit(
                        snapshot.wrap(() -> ActionContext.current().action()))
                .get(10, TimeUnit.SECONDS);

        assertThat(seen).isSameAs(action);
    }

    @Test
    void capturesNothingWhereNothingIsCurrent() {
        assertThat(new ActionContextAccessor().getValue()).isNull();
    }

    @Test
    void restoresWhatWasCurrentBefore() {
        ContextSnapshot empty = ContextSnapshotFactory.builder()
                .clearMissing(true)
                .build()
                .captureFrom(Context.of("another key", "value"));

        action.run(() -> {
            empty.wrap(() -> assertThat(logger.currentAction()).isNull()).run();

            assertThat(logger.currentAction()).isSameAs(action);
        });
    }

    @Test
    void isCurrentInTheOperatorsOfAPipelineThatHoldsIt() {
        Hooks.enableAutomaticContextPropagation();
        try {
            EliotAction seen = Mono.just(1)
                    .delayElement(Duration.ofMillis(1))
                    .mapNotNull(ignored -> ActionContext.current().action())
                    .contextWrite(Context.of(ActionContextAccessor.KEY, action.asContext()))
                    .block(Duration.ofSeconds(10));

            assertThat(seen).isSameAs(action);
        } finally {
            Hooks.disableAutomaticContextPropagation();
        }
    }
}
