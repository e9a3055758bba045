// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

/**
 * Why an executor among the beans does not have its work take along what is current, and what to do about it.
 *
 * @since 0.1.0
 */
public enum Uncarried {
    /** It is known by its class, or by an interface of somebody's, so that nothing can stand in for it. */
    DECLARED(
            "It is not declared as ExecutorService.",
            "Declare it as ExecutorService or ScheduledExecutorService, or wrap it by ContextCarriers.executorService(...)."),

    /** The class of what a factory bean makes is not known from its definition. */
    MADE(
            "A factory bean makes it.",
            "Set exposeUnconfigurableExecutor of the factory, if it has that, or declare what it makes as a bean"
                    + " of type ExecutorService."),

    /** It does more than to execute, and what stood in for it would not. */
    MORE(
            "Its class, or its proxy, implements another interface as well, which nothing can do in its place.",
            "Wrap it by ContextCarriers.executorService(...) where it is given work."),

    /** Work that is carried is something else than what its queue, or whatever it makes for it, knows to compare. */
    ORDERED(
            "It compares the work that waits in its queue, and knows only the work as it is.",
            "Have what the queue compares do its work by a ContextCarriers.runnable(...) of its own."),

    /** What is decorated is another future than the one that is cancelled, and stays in the queue until it is due. */
    CANCELLED(
            "It removes from its queue what is cancelled, and would not find it there.",
            "Wrap the work by ContextCarriers.runnable(...) where it is scheduled."),

    /** Work that is repeated would keep the action in which it was scheduled for ever. */
    REPEATED(
            "It does not tell which work is repeated and must not keep the action.",
            "Make it of a bean of type ScheduledExecutorService, or of ContextCarriers.scheduledExecutorService(...)."),

    /** It was put among the beans as it is. */
    REGISTERED(
            "It was registered as a finished object.",
            "Wrap it by ContextCarriers.executorService(...) before it is registered."),

    /** Whatever could have been done came too late. */
    EARLY(
            "It was made before beans are post-processed, or was given another decorator later.",
            "Wrap it by ContextCarriers.executorService(...), or give it a ContextTaskDecorator.");

    private final String reason;
    private final String remedy;

    Uncarried(String reason, String remedy) {
        this.reason = reason;
        this.remedy = remedy;
    }

    /**
     * Why.
     *
     * @return a sentence
     */
    public String reason() {
        return reason;
    }

    /**
     * What to do.
     *
     * @return a sentence
     */
    public String remedy() {
        return remedy;
    }
}
