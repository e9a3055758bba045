// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import io.eliot.Eliot;
import io.eliot.context.ContextCarriers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Has work done in each way. What is given back is what a handler returns. */
@Component
class Ways {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ExecutorService OWN_POOL =
            ContextCarriers.executorService(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "own");
                thread.setDaemon(true);
                return thread;
            }));

    private final Workshop workshop;
    private final ApplicationEventPublisher events;
    private final AsyncTaskExecutor executor;
    private final ExecutorService pool;
    private final ScheduledExecutorService scheduler;
    private final ObjectProvider<RestClient.Builder> restClients;
    private final ObjectProvider<RestTemplateBuilder> restTemplates;
    private final WebClient webClient;
    private String otherService = "";

    Ways(
            Workshop workshop,
            ApplicationEventPublisher events,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor,
            @Qualifier("pool") ExecutorService pool,
            @Qualifier("scheduler") ScheduledExecutorService scheduler,
            ObjectProvider<RestClient.Builder> restClients,
            ObjectProvider<RestTemplateBuilder> restTemplates,
            WebClient.Builder webClient) {
        this.workshop = workshop;
        this.events = events;
        this.executor = executor;
        this.pool = pool;
        this.scheduler = scheduler;
        this.restClients = restClients;
        this.restTemplates = restTemplates;
        this.webClient = webClient.build();
    }

    void otherService(String url) {
        otherService = url;
    }

    /** Where a handler may wait for the work, it does, unless the row says what it returns. */
    Object goAndWait(Way way) throws Exception {
        Object result = go(way);
        return way != Way.STAGE && result instanceof CompletableFuture<?> future
                ? future.get(LIMIT.toSeconds(), TimeUnit.SECONDS)
                : result;
    }

    /** Waits for nothing, but where the row is about that. */
    @SuppressWarnings("FutureReturnValueIgnored") // goAndWait or the server waits for it
    Object go(Way way) throws Exception {
        workshop.enter();
        CompletableFuture<String> done = new CompletableFuture<>();
        Runnable work = () -> done.complete(workshop.work());
        switch (way) {
            case PLAIN -> work.run();
            case EVENT -> events.publishEvent(new Workshop.Order(done));
            case ASYNC_EVENT -> events.publishEvent(new Workshop.LaterOrder(done));
            case ASYNC_VOID -> workshop.workLater(done);
            case TASK_EXECUTOR -> executor.execute(work);
            case EXECUTOR_SERVICE -> pool.execute(work);
            case LATER -> {
                Future<?> unused = scheduler.schedule(work, 5, TimeUnit.MILLISECONDS);
            }
            case OWN_POOL -> OWN_POOL.execute(work);
            case PRESERVED -> new Thread(Eliot.preserveContext(work)).start();
            case VIRTUAL_THREAD ->
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
            default -> {
                return goOn(way);
            }
        }
        return done;
    }

    private Object goOn(Way way) {
        return switch (way) {
            case ASYNC_FUTURE -> workshop.workInFuture();
            case FUTURE, STAGE -> CompletableFuture.supplyAsync(workshop::work, executor);
            case CONTINUATION ->
                CompletableFuture.runAsync(Ways::pause, executor).thenApply(ignored -> workshop.work());
            case FOREIGN_FUTURE ->
                ContextCarriers.completionStage(CompletableFuture.supplyAsync(Ways::pause))
                        .thenApply(ignored -> workshop.work());
            case CALLABLE -> (Callable<String>) workshop::work;
            case BLOCK -> block();
            case REST_CLIENT ->
                answer(restClients
                        .getObject()
                        .build()
                        .get()
                        .uri(otherService)
                        .retrieve()
                        .body(String.class));
            case REST_TEMPLATE -> answer(restTemplates.getObject().build().getForObject(otherService, String.class));
            default -> publisher(way);
        };
    }

    private Mono<String> publisher(Way way) {
        return switch (way) {
            case MONO -> Mono.delay(Duration.ofMillis(5)).map(ignored -> workshop.work());
            case PUBLISH_ON ->
                Flux.just(1)
                        .publishOn(Schedulers.parallel())
                        .map(ignored -> workshop.work())
                        .single();
            case SUBSCRIBE_ON -> Mono.fromCallable(workshop::work).subscribeOn(Schedulers.newSingle("single", true));
            case RETRY -> retried();
            case HOT -> hot();
            case BLOCK_ON_WORKER -> Mono.fromCallable(this::block).subscribeOn(Schedulers.boundedElastic());
            case WEB_CLIENT -> webClient.get().uri(otherService).retrieve().bodyToMono(String.class);
            default -> throw new IllegalArgumentException(way.name());
        };
    }

    private String block() {
        return answer(Mono.fromCallable(workshop::work)
                .subscribeOn(Schedulers.boundedElastic())
                .block(LIMIT));
    }

    private Mono<String> retried() {
        AtomicInteger attempts = new AtomicInteger();
        return Mono.fromCallable(() -> {
                    if (attempts.getAndIncrement() == 0) {
                        throw new IllegalStateException("not yet");
                    }
                    return workshop.work();
                })
                .retryWhen(Retry.backoff(2, Duration.ofMillis(5)));
    }

    private Mono<String> hot() {
        Sinks.Many<Integer> source = Sinks.many().multicast().onBackpressureBuffer();
        return source.asFlux()
                .doOnSubscribe(ignored -> new Thread(() -> source.tryEmitNext(1)).start())
                .next()
                .map(ignored -> workshop.work());
    }

    private static String pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20); // so that the dependents are there when it is done
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "paused";
    }

    private static String answer(@org.jspecify.annotations.Nullable String body) {
        return String.valueOf(body);
    }
}
