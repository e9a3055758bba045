// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.ActionContext;
import io.eliot.context.ActionContextAccessor;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Has what a run of scheduled work subscribes to take the run along, in the Reactor context, to wherever it goes on. */
final class RunsOfPublishers {
    private static final String HOOK = RunsOfPublishers.class.getName();

    private RunsOfPublishers() {}

    /** For all runs of this JVM from now on. To call it again changes nothing. */
    static void carryContext() {
        Hooks.onLastOperator(HOOK, source -> ScheduledRun.current() == null ? source : inCurrent(source));
    }

    private static Publisher<Object> inCurrent(Publisher<Object> source) {
        ActionContext current = ActionContext.current();
        if (source instanceof Mono<Object> mono) {
            return mono.contextWrite(context -> with(current, context));
        }
        return source instanceof Flux<Object> flux ? flux.contextWrite(context -> with(current, context)) : source;
    }

    /** Unless it is in an action already, as parts of a pipeline may be. */
    private static Context with(ActionContext current, Context context) {
        return context.hasKey(ActionContextAccessor.KEY) ? context : context.put(ActionContextAccessor.KEY, current);
    }
}
