// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.ActionContext;
import io.eliot.EliotLogger;
import io.eliot.destination.MessageListener;
import io.eliot.json.EncodedMessage;
import io.eliot.spring.boot.autoconfigure.account.CallSites.CallSite;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts the messages that are logged outside of any action, by the place in the code that logs them, and has the first
 * of each place say so in the log. What is done on behalf of a test is no stray.
 */
final class OutsideActions implements MessageListener {
    static final String NOTICE = "eliot:outside_action";

    private static final Set<String> OF_THE_LOGGER =
            Set.of(NOTICE, "eliot:destination_failure", "eliot:serialization_failure", "eliot:dropped");
    private static final String REMEDY =
            "If this is part of an action, hand the work to the thread by an executor among"
                    + " the beans or by ContextCarriers; if it is work of its own, begin it with Eliot.task(...).run(...)";
    private static final String REMEDY_IN_COMMON_POOL =
            "Give the future or the stream an executor among the beans instead"
                    + " of the common pool, or hand it ContextCarriers.supplier(...)";

    private final Supplier<EliotLogger> logger;
    private final LongAdder count = new LongAdder();
    private final CallSites sites = new CallSites(CallSites.CAPACITY);

    OutsideActions(Supplier<EliotLogger> logger) {
        this.logger = logger;
    }

    @Override
    public void logged(EncodedMessage message) {
        if (message.status() == null && ActionContext.current().isEmpty() && isAlone(message)) {
            count.increment();
            CallSite first = sites.count(message);
            if (first != null) {
                tell(first);
            }
        }
    }

    /** What is logged to an action by its own method needs no current action. */
    private static boolean isAlone(EncodedMessage message) {
        return message.taskLevel().depth() == 1
                && message.taskLevel().last() == 1
                && !OF_THE_LOGGER.contains(message.type());
    }

    private void tell(CallSite site) {
        logger.get()
                .log(
                        NOTICE,
                        "place",
                        site.place(),
                        "thread",
                        site.thread(),
                        "logged",
                        site.messageType(),
                        "remedy",
                        isInCommonPool() ? REMEDY_IN_COMMON_POOL : REMEDY);
    }

    private static boolean isInCommonPool() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
    }

    long count() {
        return count.sum();
    }

    List<CallSite> sites() {
        return sites.all();
    }
}
