// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import io.eliot.EliotLogger;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Where the work is done: it logs, to Eliot and in the ordinary way, and that is all. */
@Component
class Workshop {
    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    private final EliotLogger logger;

    Workshop(EliotLogger logger) {
        this.logger = logger;
    }

    /** What a handler does first: it tells what kind of thread it is on, by the group that all virtual threads have. */
    void enter() {
        ThreadGroup group = Objects.requireNonNull(Thread.currentThread().getThreadGroup());
        logger.log("handler", "virtual", "VirtualThreads".equals(group.getName()));
    }

    String work() {
        logger.log("work");
        LOG.warn("working");
        return "done";
    }

    @EventListener
    void on(Order order) {
        order.done().complete(work());
    }

    @Async
    @EventListener
    void onLater(LaterOrder order) {
        order.done().complete(work());
    }

    @Async
    void workLater(CompletableFuture<String> done) {
        done.complete(work());
    }

    @Async
    CompletableFuture<String> workInFuture() {
        return CompletableFuture.completedFuture(work());
    }

    record Order(CompletableFuture<String> done) {}

    record LaterOrder(CompletableFuture<String> done) {}
}
