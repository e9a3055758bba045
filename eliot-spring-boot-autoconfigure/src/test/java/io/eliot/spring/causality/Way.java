// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.SpringVersion;

/** A row of the matrix: a way in which a handler has its work done. */
enum Way {
    PLAIN("in the handler itself"),
    EVENT("`@EventListener`"),
    ASYNC_EVENT("`@Async @EventListener`"),
    ASYNC_VOID("`@Async void`"),
    ASYNC_FUTURE("`@Async CompletableFuture`"),
    TASK_EXECUTOR("Boot's `applicationTaskExecutor`"),
    EXECUTOR_SERVICE("bean of type `ExecutorService`"),
    LATER("bean of type `ScheduledExecutorService`, once, later"),
    FUTURE("`CompletableFuture.supplyAsync` on a bean"),
    CONTINUATION("continuation of such a future"),
    OWN_POOL("pool of one's own in `ContextCarriers.executorService`"),
    FOREIGN_FUTURE("`ContextCarriers.completionStage` completed by a bare thread"),
    PRESERVED("`Eliot.preserveContext` on a bare thread", "http:server/eliot:remote_task"),
    VIRTUAL_THREAD("bare virtual thread (JDK 21)"),
    CALLABLE("`Callable` returned"),
    STAGE("`CompletionStage` returned"),
    DEFERRED("`DeferredResult`, on WebFlux `Mono.create`, answered by another thread"),
    MONO("`Mono`, after a delay"),
    PUBLISH_ON("`Flux.publishOn`"),
    SUBSCRIBE_ON("`Mono.subscribeOn`"),
    RETRY("second attempt of `retryWhen`"),
    HOT("hot source fed by a bare thread"),
    BLOCK("`block()` in the handler"),
    BLOCK_ON_WORKER("`block()` on a worker"),
    SUSPEND("Kotlin: `suspend` handler, after a `delay`"),
    WITH_CONTEXT("Kotlin: `withContext(Dispatchers.IO)`"),
    COROUTINE_ASYNC("Kotlin: `async`"),
    LAUNCH("Kotlin: `launch`"),
    COLLECT("Kotlin: `flow` collected, `flowOn`"),
    FLOW("Kotlin: `Flow` returned (Spring Framework 7.0.8)"),
    FLUX_OF_FLOW("Kotlin: `Flow.asFlux(PropagationContextElement())` returned"),
    OWN_SCOPE("Kotlin: a scope of one's own with `PropagationContextElement()`"),
    MONO_BUILDER("Kotlin: `mono(PropagationContextElement())`"),
    RUN_BLOCKING("Kotlin: `runBlocking(PropagationContextElement() + …)`"),
    REST_CLIENT("`RestClient`, in the other service", "http:server/http:client/http:server"),
    REST_TEMPLATE("`RestTemplate`, in the other service", "http:server/http:client/http:server"),
    WEB_CLIENT("`WebClient`, in the other service", "http:server/http:client/http:server");

    final String title;

    /** The actions the work is in, from the outside. */
    final String expectedPath;

    Way(String title) {
        this(title, "http:server");
    }

    Way(String title, String expectedPath) {
        this.title = title;
        this.expectedPath = expectedPath;
    }

    /** Where the handlers for it are. */
    String path(Stack stack) {
        if (isKotlin()) {
            return "/coroutine/" + this;
        }
        return (stack == Stack.NETTY_VIRTUAL ? "/waiting/" : "/way/") + this;
    }

    private boolean isKotlin() {
        return title.startsWith("Kotlin");
    }

    /** See the head of the page. */
    boolean existsOn(Stack stack) {
        return switch (this) {
            case CALLABLE, REST_TEMPLATE -> stack.web == WebApplicationType.SERVLET;
            case BLOCK, REST_CLIENT -> stack != Stack.NETTY;
            default -> true;
        };
    }

    /** WebFlux calls on an event loop what is suspended or declares a reactive type: all in Kotlin but this one. */
    boolean isHandledOnAVirtualThread(Stack stack) {
        return stack.virtual && (stack != Stack.NETTY_VIRTUAL || !isKotlin() || this == RUN_BLOCKING);
    }

    boolean runsHere() {
        return switch (this) {
            case VIRTUAL_THREAD -> Stack.virtualThreadsExist();
            case FLOW -> springCollectsFlowsInContext();
            default -> true;
        };
    }

    private static boolean springCollectsFlowsInContext() {
        return Version.parse(Objects.requireNonNull(SpringVersion.getVersion())).compareTo(Version.parse("7.0.8")) >= 0;
    }
}
