// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.eliot.ActionContext;
import io.eliot.ContextListener;
import io.eliot.EliotAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;

/**
 * Keeps the place of the current action in SLF4J's MDC, so that ordinary log lines can be joined with the tree:
 * {@value #TASK_UUID} and {@value #TASK_LEVEL}, absent where no action is current. They are replaced wherever the
 * current action changes, on any thread, and are nobody else's to set; where the application clears the MDC amid an
 * action, or brings back an older one, they are there again for its next line.
 *
 * <p>Thread-safe. For as long as it is {@linkplain #install installed} each change of the current action costs a few
 * dozen nanoseconds more.
 *
 * @since 0.1.0
 */
public final class ActionMdc implements AutoCloseable {
    /** The key of the task's uuid. */
    public static final String TASK_UUID = "task_uuid";

    /** The key of the action's place in it. */
    public static final String TASK_LEVEL = "task_level";

    private final LoggerContext logback;
    private final ContextListener listener = ActionMdc::show;
    private final BeforeEachLine beforeEachLine = new BeforeEachLine();
    private final AfterEachReset afterReset;

    private ActionMdc(LoggerContext logback) {
        this.logback = logback;
        this.afterReset = AfterEachReset.of(logback, () -> logback.addTurboFilter(beforeEachLine));
    }

    /**
     * Begins to keep the MDC.
     *
     * @param logback the logging system
     * @return to be closed when that is to end
     */
    public static ActionMdc install(LoggerContext logback) {
        ActionMdc mdc = new ActionMdc(logback);
        ActionContext.addListener(mdc.listener);
        show(ActionContext.current());
        return mdc;
    }

    private static void show(ActionContext now) {
        EliotAction action = now.action();
        if (action == null || action.isMuted()) {
            MDC.remove(TASK_UUID);
            MDC.remove(TASK_LEVEL);
        } else {
            MDC.put(TASK_UUID, action.taskUuid());
            MDC.put(TASK_LEVEL, action.taskLevel().toString());
        }
    }

    /** Leaves the MDC as it is from now on, but for this thread's. */
    @Override
    public void close() {
        ActionContext.removeListener(listener);
        afterReset.close();
        logback.getTurboFilterList().remove(beforeEachLine);
        show(ActionContext.NONE);
    }

    /** Where the MDC does not show the action, as it was cleared or replaced by one of another time. */
    private static void restore(ActionContext now) {
        EliotAction action = now.action();
        if (action != null && !action.isMuted() && !isShown(action)) {
            show(now);
        }
    }

    private static boolean isShown(EliotAction action) {
        return action.taskUuid().equals(MDC.get(TASK_UUID))
                && action.taskLevel().toString().equals(MDC.get(TASK_LEVEL));
    }

    /**
     * A virtual thread takes over the action it was started in when it first asks, which logging alone does not do. And
     * nobody tells of changes to the MDC.
     */
    private static final class BeforeEachLine extends TurboFilter {
        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] params,
                @Nullable Throwable t) {
            if (level.isGreaterOrEqual(logger.getEffectiveLevel())) { // most are only asked about, dozens in a request
                restore(ActionContext.current());
            }
            return FilterReply.NEUTRAL;
        }
    }
}
