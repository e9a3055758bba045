// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.concurrent.CancellationException;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Is told by Spring when a run of scheduled work is over. A method that returns a publisher has returned long before, and
 * nobody but the observation sees how it ends.
 */
final class ScheduledRuns implements ObservationHandler<ScheduledTaskObservationContext> {
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
