// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
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

    @Test // where applications come and go, such as in a servlet container
    void aPooledThreadDoesNotKeepTheClassesOfAnApplicationThatIsGone() throws Exception {
        WeakReference<ClassLoader> application = new WeakReference<>(usedByAnApplicationOnThisThread());

        for (int i = 0; i < 100 && !application.refersTo(null); i++) {
            System.gc();
        }
        assertThat(application.refersTo(null)).isTrue();
    }

    private static ClassLoader usedByAnApplicationOnThisThread() throws Exception {
        List<URL> classPath = new ArrayList<>();
        StringTokenizer entries = new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
        while (entries.hasMoreTokens()) {
            classPath.add(Path.of(entries.nextToken()).toUri().toURL());
        }
        try (URLClassLoader application =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = application.loadClass(EliotLogger.class.getName());
            Object ownLogger = type.getMethod("create").invoke(null);
            Object ownAction = type.getMethod("mutedAction", String.class).invoke(ownLogger, "request");
            ((AutoCloseable) application
                            .loadClass(EliotAction.class.getName())
                            .getMethod("context")
                            .invoke(ownAction))
                    .close();
            return application;
        }
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
