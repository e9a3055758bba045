// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(30)
class ThreadSlotTests {
    private final EliotLogger logger = EliotLogger.create();
    private final EliotAction action = logger.task("request").start();

    @AfterEach
    void leavesNothingCurrent() {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    private static CompletableFuture<ActionContext> currentOn(ThreadFactory threads) {
        CompletableFuture<ActionContext> seen = new CompletableFuture<>();
        threads.newThread(() -> seen.complete(ActionContext.current())).start();
        return seen;
    }

    @Test // H1
    void aPlatformThreadDoesNotInheritWhatWasCurrentWhereItWasMade() {
        CompletableFuture<ActionContext> seen = action.call(() -> currentOn(Thread::new));

        assertThat(seen.join()).isSameAs(ActionContext.NONE);
    }

    @Test
    void aPooledThreadNeverServesTheNextWithTheActionItWasMadeIn() throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            action.run(() -> pool.submit(() -> {}).get(10, TimeUnit.SECONDS));

            assertThat(pool.submit(ActionContext::current).get(10, TimeUnit.SECONDS))
                    .isSameAs(ActionContext.NONE);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aThreadMadeByAThreadThatNeverLookedDoesNotInheritEither() {
        CompletableFuture<CompletableFuture<ActionContext>> seen = new CompletableFuture<>();
        ThreadFactory inner = VirtualThreads.EXIST ? virtual() : Thread::new;
        action.run(() -> new Thread(() -> seen.complete(currentOn(inner))).start());

        assertThat(seen.join().join()).isSameAs(ActionContext.NONE);
    }

    private static ThreadFactory virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
            return (ThreadFactory) factory.invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Nested
    @EnabledForJreRange(min = JRE.JAVA_21)
    class OnVirtualThreads {

        @Test // H7
        void beginsWithWhatWasCurrentWhereItWasStarted() {
            CompletableFuture<ActionContext> seen = action.call(() -> currentOn(virtual()));

            assertThat(seen.join().action()).isSameAs(action);
        }

        @Test
        void inheritsThroughVirtualThreadsThatNeverLooked() {
            CompletableFuture<CompletableFuture<ActionContext>> seen = new CompletableFuture<>();
            action.run(() -> virtual()
                    .newThread(() -> seen.complete(currentOn(virtual())))
                    .start());

            assertThat(seen.join().join().action()).isSameAs(action);
        }

        @Test // H7
        void isItsOwnFromThenOn() {
            CompletableFuture<ActionContext> afterwards = new CompletableFuture<>();
            action.run(() -> virtual()
                    .newThread(() -> {
                        logger.action("child").run(() -> {});
                        ActionContext.replace(ActionContext.NONE);
                        afterwards.complete(ActionContext.current());
                    })
                    .start());

            assertThat(afterwards.join()).isSameAs(ActionContext.NONE);
        }

        @Test
        void inheritsNothingWhereNothingIsCurrent() {
            action.run(() -> {});

            assertThat(currentOn(virtual()).join()).isSameAs(ActionContext.NONE);
        }

        @Test
        void eachTaskOfAnExecutorOfVirtualThreadsInheritsWhereItWasSubmitted() throws Exception {
            ExecutorService executor = (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, virtual());
            try {
                EliotAction seen = action.call(() -> executor.submit(logger::currentAction))
                        .get(10, TimeUnit.SECONDS);

                assertThat(seen).isSameAs(action);
                assertThat(executor.submit(ActionContext::current).get(10, TimeUnit.SECONDS))
                        .isSameAs(ActionContext.NONE);
            } finally {
                executor.shutdownNow();
            }
        }
    }
}
