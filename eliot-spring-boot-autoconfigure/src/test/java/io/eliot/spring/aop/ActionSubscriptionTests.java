// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.annotation.Action;
import io.eliot.context.ActionContextAccessor;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ActionSubscriptionTests {
    private final ActionApplication application = ActionApplication.of(Payments.class, Ledger.class);
    private final Payments payments = application.bean(Payments.class);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void spansTheSubscriptionNotTheCall() {
        Mono<String> charged = payments.charge(12);

        assertThat(application.story()).isEmpty();
        StepVerifier.create(charged).expectNext("charged 12").verifyComplete();

        assertThat(application.story())
                .containsExactly(
                        "/1 Payments.charge started {amount=12}",
                        "/2/1 Ledger.book started {amount=12}",
                        "/2/2 Ledger.book succeeded {result=12}",
                        "/3 Payments.charge succeeded {result=charged 12}");
    }

    @Test
    void isOneForEachSubscription() {
        Mono<String> charged = payments.charge(12);

        StepVerifier.create(charged.then(charged)).expectNextCount(1).verifyComplete();

        assertThat(application.taskUuids()).hasSize(2);
        assertThat(application.story()).hasSize(8);
    }

    @Test
    void isOneForEachAttempt() {
        StepVerifier.create(payments.failingOnce().retry(1)).expectNext("ok").verifyComplete();

        assertThat(application.story())
                .containsExactly(
                        "/1 Payments.failingOnce started {}",
                        "/2 Payments.failingOnce failed {exception=java.lang.IllegalStateException, reason=once}",
                        "/1 Payments.failingOnce started {}",
                        "/2 Payments.failingOnce succeeded {result=ok}");
    }

    @Test
    void standsInTheActionOfTheSubscriber() {
        EliotAction request = application.logger().action("request").start();

        StepVerifier.create(payments.charge(12)
                        .contextWrite(
                                context -> context.put(ActionContextAccessor.KEY, ActionContext.NONE.with(request))))
                .expectNextCount(1)
                .verifyComplete();

        assertThat(application.story()).contains("/2/1 Payments.charge started {amount=12}");
    }

    @Test
    void standsInTheActionOfTheThreadThatSubscribes() {
        Mono<String> charged = payments.charge(12);

        application.logger().action("request").run(() -> charged.block(Duration.ofSeconds(10)));

        assertThat(application.story()).contains("/2/1 Payments.charge started {amount=12}");
    }

    @Test
    void standsInTheActionOfTheCallerIfTheSubscriberIsNowhere() {
        Mono<String> charged = application.logger().action("request").call(() -> payments.charge(12));

        StepVerifier.create(charged).expectNextCount(1).verifyComplete();

        assertThat(application.story()).contains("/3/1 Payments.charge started {amount=12}");
    }

    @Test
    void failsWhenCancelledWithoutAValue() {
        StepVerifier.create(payments.never()).thenCancel().verify();

        assertThat(application.story())
                .last()
                .isEqualTo("/2 Payments.never failed {exception=java.util.concurrent.CancellationException, "
                        + "reason=The subscriber cancelled}");
    }

    @Test
    void hasAResultEvenIfTheMonoIsEmpty() {
        StepVerifier.create(payments.empty()).verifyComplete();

        assertThat(application.story()).last().isEqualTo("/2 Payments.empty succeeded {result=null}");
    }

    @Test
    void failsWithWhatTheMethodThrowsOnSubscription() {
        StepVerifier.create(payments.broken()).verifyErrorMessage("at once");

        assertThat(application.story())
                .last()
                .isEqualTo("/2 Payments.broken failed {exception=java.lang.IllegalStateException, reason=at once}");
    }

    @Test
    void countsTheElementsOfAFlux() {
        StepVerifier.create(payments.stream(3)).expectNext(1, 2, 3).verifyComplete();

        assertThat(application.story())
                .containsExactly("/1 Payments.stream started {count=3}", "/2 Payments.stream succeeded {count=3}");
    }

    @Test
    void saysWhenAFluxWasCancelled() {
        StepVerifier.create(payments.stream(3).take(1)).expectNext(1).verifyComplete();

        assertThat(application.story()).last().isEqualTo("/2 Payments.stream succeeded {cancelled=true, count=1}");
    }

    @Test
    void succeedsWithAnExpectedException() {
        StepVerifier.create(payments.find("A-17")).verifyError(NoSuchElementException.class);
        StepVerifier.create(payments.findAll("A-17")).expectNext("A-16").verifyError(NoSuchElementException.class);

        assertThat(application.story())
                .contains(
                        "/2 Payments.find succeeded {exception=java.util.NoSuchElementException, reason=A-17}",
                        "/2 Payments.findAll succeeded {exception=java.util.NoSuchElementException, reason=A-17}");
    }

    static class Payments {
        private final Ledger ledger;
        private final AtomicInteger attempts = new AtomicInteger();

        Payments(Ledger ledger) {
            this.ledger = ledger;
        }

        @Action
        Mono<String> charge(int amount) {
            return Mono.delay(Duration.ofMillis(1))
                    .flatMap(tick -> ledger.book(amount))
                    .map(booked -> "charged " + booked);
        }

        @Action
        Mono<String> failingOnce() {
            return attempts.getAndIncrement() == 0 ? Mono.error(new IllegalStateException("once")) : Mono.just("ok");
        }

        @Action(expected = NoSuchElementException.class)
        Mono<String> find(String sku) {
            return Mono.error(new NoSuchElementException(sku));
        }

        @Action(expected = NoSuchElementException.class)
        Flux<String> findAll(String sku) {
            return Flux.concat(Mono.just("A-16"), find(sku));
        }

        @Action
        Mono<String> never() {
            return Mono.never();
        }

        @Action
        Mono<String> empty() {
            return Mono.empty();
        }

        @Action
        Mono<String> broken() {
            throw new IllegalStateException("at once");
        }

        @Action
        Flux<Integer> stream(int count) {
            return Flux.range(1, count);
        }
    }

    static class Ledger {
        @Action
        Mono<Integer> book(int amount) {
            return Mono.just(amount);
        }
    }
}
