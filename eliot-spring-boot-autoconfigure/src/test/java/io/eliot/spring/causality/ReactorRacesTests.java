// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.context.ActionContextAccessor;
import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.reactor.SharedSources;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Many requests at a time through one kind of operator, subscribed by threads that are in actions of their own, and fed
 * by one that is in yet another: each finds itself in its own action at every step, and so does each thread afterwards.
 */
@Timeout(60)
class ReactorRacesTests {
    private static final int SUBSCRIBERS = 4;
    private static final int REQUESTS = 100;
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Scheduler PARALLEL = Schedulers.parallel();
    private static final Scheduler ELASTIC = Schedulers.boundedElastic();

    private final EliotLogger logger = EliotLogger.builder().build();
    private final Queue<String> strayed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeAll
    static void carryContext() {
        Hooks.enableAutomaticContextPropagation();
        SharedSources.keepActions();
    }

    static Stream<Named<Function<Flux<Long>, Pipeline>>> operators() {
        return Stream.of(
                Named.of(
                        "publishOn",
                        ticks -> request -> numbers(5).publishOn(PARALLEL).map(request::here)),
                Named.of(
                        "subscribeOn",
                        ticks -> request -> numbers(5).map(request::here).subscribeOn(ELASTIC)),
                Named.of(
                        "runOn",
                        ticks -> request -> numbers(9)
                                .parallel(2)
                                .runOn(PARALLEL)
                                .map(request::here)
                                .sequential()),
                Named.of("flatMap", ticks -> request -> numbers(5).flatMap(number -> later().map(request::here), 3)),
                Named.of("concatMap", ticks -> request -> numbers(3).concatMap(number -> later().map(request::here))),
                Named.of("switchMap", ticks -> request -> ticks.take(3).switchMap(tick -> later().map(request::here))),
                Named.of(
                        "zip",
                        ticks -> request -> Flux.zip(
                                        numbers(5).publishOn(PARALLEL),
                                        numbers(5).publishOn(ELASTIC))
                                .map(request::here)),
                Named.of(
                        "timeout",
                        ticks -> request -> Mono.never().timeout(TICK, Mono.fromCallable(() -> request.here("late")))),
                Named.of(
                        "timeout that races",
                        ticks -> request ->
                                later().map(request::here).timeout(TICK, Mono.fromCallable(() -> request.here(0L)))),
                Named.of(
                        "first of two",
                        ticks -> request ->
                                Mono.firstWithSignal(later(), later()).map(request::here)),
                Named.of("retryWhen", ticks -> ReactorRacesTests::retried),
                Named.of(
                        "window",
                        ticks -> request -> numbers(9)
                                .window(3)
                                .flatMap(window -> window.publishOn(PARALLEL)
                                        .map(request::here)
                                        .count())),
                Named.of(
                        "groupBy",
                        ticks -> request -> numbers(9)
                                .groupBy(number -> number % 3)
                                .flatMap(group -> group.publishOn(ELASTIC).map(request::here))),
                Named.of(
                        "bufferTimeout",
                        ticks -> request -> numbers(5)
                                .delayElements(TICK)
                                .bufferTimeout(2, TICK)
                                .map(request::here)),
                Named.of(
                        "usingWhen",
                        ticks -> request -> Flux.usingWhen(
                                Mono.fromCallable(() -> request.here(1)).subscribeOn(ELASTIC),
                                resource -> numbers(3).publishOn(PARALLEL).map(request::here),
                                resource -> later().map(request::here))),
                Named.of(
                        "doFinally",
                        ticks -> request -> later().publishOn(PARALLEL).doFinally(request::here)),
                Named.of(
                        "block",
                        ticks -> request -> Mono.fromCallable(() -> {
                                    later().map(request::here).block();
                                    return request.here(1);
                                })
                                .subscribeOn(ELASTIC)),
                Named.of(
                        "a future",
                        ticks -> request -> Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> 1))
                                .map(request::here)),
                Named.of("a sink", ticks -> request -> ticks.map(request::here).take(3)),
                Named.of(
                        "a sink, elsewhere",
                        ticks -> request ->
                                ticks.publishOn(PARALLEL).map(request::here).take(3)),
                Named.of(
                        "share",
                        ticks -> with(
                                ticks.publishOn(ELASTIC).share(),
                                shared -> request -> shared.map(request::here).take(3))),
                Named.of(
                        "replay",
                        ticks -> with(
                                ticks.take(20).replay(5).autoConnect(),
                                replayed ->
                                        request -> replayed.map(request::here).take(5))),
                Named.of(
                        "cache",
                        ticks -> with(
                                ticks.next().delayElement(TICK).cache(),
                                cached -> request -> cached.map(request::here))));
    }

    private static Flux<Integer> numbers(int count) {
        return Flux.range(0, count);
    }

    private static Mono<Long> later() {
        return Mono.delay(TICK);
    }

    private static Publisher<?> retried(Request request) {
        AtomicInteger attempts = new AtomicInteger();
        return Mono.fromCallable(() -> {
                    request.here(1);
                    if (attempts.incrementAndGet() < 3) {
                        throw new IOException("not yet");
                    }
                    return 1;
                })
                .retryWhen(Retry.backoff(3, TICK));
    }

    private static <T> Pipeline with(T source, Function<T, Pipeline> made) {
        return made.apply(source);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void eachRequestStaysInItsAction(Function<Flux<Long>, Pipeline> operator) throws Exception {
        Sinks.Many<Long> sink = Sinks.many().multicast().directBestEffort();
        Pipeline pipeline = operator.apply(sink.asFlux());
        CountDownLatch done = new CountDownLatch(SUBSCRIBERS * REQUESTS);
        CyclicBarrier start = new CyclicBarrier(SUBSCRIBERS);
        List<Thread> threads = new ArrayList<>();
        threads.add(thread("feeder", () -> feed(sink)));
        for (int i = 0; i < SUBSCRIBERS; i++) {
            threads.add(thread("subscriber", () -> {
                start.await();
                subscribe(pipeline, done);
            }));
        }

        assertThat(done.await(30, TimeUnit.SECONDS))
                .as("requests that are done")
                .isTrue();
        over.set(true);
        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(strayed).isEmpty();
        ThreadsInAnAction.awaitNone();
    }

    private void feed(Sinks.Many<Long> sink) {
        EliotAction own = logger.task("feed").start();
        own.run(() -> {
            for (long tick = 0; !over.get(); tick++) {
                sink.tryEmitNext(tick);
                expect(own);
                LockSupport.parkNanos(100_000);
            }
        });
    }

    private void subscribe(Pipeline pipeline, CountDownLatch done) {
        EliotAction own = logger.task("subscribe").start();
        own.run(() -> {
            for (int i = 0; i < REQUESTS; i++) {
                Request request = new Request(logger.task("request").start());
                Flux.from(pipeline.of(request))
                        .contextWrite(context ->
                                context.put(ActionContextAccessor.KEY, ActionContext.NONE.with(request.action)))
                        .doFinally(signal -> done.countDown())
                        .subscribe(value -> {}, error -> strayed.add(error.toString()));
                expect(own);
            }
        });
    }

    private void expect(EliotAction own) {
        EliotAction found = ActionContext.current().action();
        if (found != own) {
            strayed.add(
                    own + " found " + found + " on " + Thread.currentThread().getName());
        }
    }

    private Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        strayed.add(e.toString());
                    }
                },
                name);
        thread.start();
        return thread;
    }

    private interface Work {
        void run() throws Exception;
    }

    interface Pipeline {
        Publisher<?> of(Request request);
    }

    /** One of many. */
    final class Request {
        private final EliotAction action;

        Request(EliotAction action) {
            this.action = action;
        }

        <T> T here(T value) {
            expect(action);
            return value;
        }
    }
}
