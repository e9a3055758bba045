// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.ActionContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Is told by Spring when a run of scheduled work is over. A method that returns a publisher has returned long before, and
 * nobody but the observation sees how it ends.
 */
final class ScheduledRuns implements ObservationHandler<ScheduledTaskObservationContext> {
    private static final ThreadLocal<Deque<ActionContext>> BEFORE = ThreadLocal.withInitial(ArrayDeque::new);

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ScheduledTaskObservationContext;
    }

    @Override
    public void onStart(ScheduledTaskObservationContext context) {
        ScheduledRun run = ScheduledRun.current();
        if (run != null) {
            run.observe();
            context.put(ScheduledRun.class, run);
        }
    }

    /** On whatever thread the work goes on, if Reactor carries the observation there. */
    @Override
    public void onScopeOpened(ScheduledTaskObservationContext context) {
        ScheduledRun run = context.get(ScheduledRun.class);
        if (run != null) {
            BEFORE.get().push(ActionContext.replace(run.context()));
        }
    }

    @Override
    public void onScopeClosed(ScheduledTaskObservationContext context) {
        Deque<ActionContext> before = BEFORE.get();
        if (context.get(ScheduledRun.class) != null && !before.isEmpty()) {
            ActionContext.replace(before.pop());
        }
        if (before.isEmpty()) {
            BEFORE.remove();
        }
    }

    @Override
    public void onStop(ScheduledTaskObservationContext context) {
        ScheduledRun run = context.get(ScheduledRun.class);
        if (run == null) {
            return;
        }
        Throwable error = context.getError();
        boolean isCancelled = error == null && !context.isComplete();
        run.finish(isCancelled ? new CancellationException("The subscription was cancelled") : error);
    }
}
