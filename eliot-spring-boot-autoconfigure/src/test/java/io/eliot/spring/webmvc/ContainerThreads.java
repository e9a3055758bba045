// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import io.eliot.spring.web.TestServer;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Asks every thread of Tomcat's pool what is current there. */
public final class ContainerThreads {
    private ContainerThreads() {}

    public static Collection<ActionContext> currentActions(TestServer server) throws Exception {
        TomcatWebServer tomcat = (TomcatWebServer)
                Objects.requireNonNull(((ServletWebServerApplicationContext) server.context()).getWebServer());
        Executor executor =
                tomcat.getTomcat().getConnector().getProtocolHandler().getExecutor();
        int threads = ((ThreadPoolExecutor) executor).getPoolSize();
        Map<Thread, ActionContext> found = new ConcurrentHashMap<>();
        CyclicBarrier together = new CyclicBarrier(threads);
        CountDownLatch asked = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            executor.execute(() -> {
                try {
                    together.await(10, TimeUnit.SECONDS);
                    if (!ActionContext.current().isEmpty()) {
                        found.put(Thread.currentThread(), ActionContext.current());
                    }
                } catch (Exception e) {
                    found.put(Thread.currentThread(), ActionContext.NONE);
                } finally {
                    asked.countDown();
                }
            });
        }
        if (!asked.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("not all " + threads + " threads answered");
        }
        return found.values();
    }
}
