// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.annotation.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionStageTests {
    private final ActionApplication application = ActionApplication.of(Gateway.class);
    private final Gateway gateway = application.bean(Gateway.class);
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void endsWhenTheStageCompletesAndBeforeWhatDependsOnIt() { // W9, G11
        List<Integer> seen = new ArrayList<>();
        CompletableFuture<String> charged = gateway.charge(answer);
        CompletableFuture<Void> dependant =
                charged.thenAccept(value -> seen.add(application.story().size()));

        assertThat(application.story()).containsExactly("/1 Gateway.charge started {}");
        answer.complete("ok");

        assertThat(dependant).isDone();
        assertThat(seen).containsExactly(2);
        assertThat(application.story()).last().isEqualTo("/2 Gateway.charge succeeded {result=ok}");
    }

    @Test
    void handsOutACompletedStageAsItIs() {
        answer.complete("ok");

        assertThat(gateway.charge(answer)).isSameAs(answer);

        assertThat(application.story()).last().isEqualTo("/2 Gateway.charge succeeded {result=ok}");
    }

    @Test // a minimal stage is a CompletableFuture that refuses to be asked or completed
    void takesAMinimalStageForAStageOnly() {
        CompletionStage<String> charged = gateway.minimal(answer);
        List<String> seen = new ArrayList<>();
        CompletionStage<Void> first = charged.thenAccept(seen::add);
        answer.complete("ok");

        assertThat(first).isCompleted();
        assertThat(application.story()).last().isEqualTo("/2 Gateway.minimal succeeded {result=ok}");

        CompletionStage<Void> second = gateway.minimal(answer).thenAccept(seen::add);

        assertThat(second).isCompleted();
        assertThat(seen).containsExactly("ok", "ok");
        assertThat(application.story()).hasSize(4).last().isEqualTo("/2 Gateway.minimal succeeded {result=ok}");
    }

    @Test
    void failsWithTheExceptionThatTheCallerGets() {
        IOException broken = new IOException("no route");
        CompletableFuture<String> charged = gateway.charge(answer);
        List<Throwable> seen = new ArrayList<>();
        CompletableFuture<String> dependant = charged.whenComplete((value, exception) -> seen.add(exception));

        answer.completeExceptionally(broken);

        assertThat(seen).containsExactly(broken);
        assertThat(dependant).isCompletedExceptionally();
        assertThatThrownBy(charged::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(broken);
        assertThat(application.story())
                .last()
                .isEqualTo("/2 Gateway.charge failed {exception=java.io.IOException, reason=no route}");
    }

    @Test
    void namesTheCauseOfAStageThatDependedOnAnother() {
        CompletableFuture<String> charged = gateway.charge(answer.thenApply(value -> value));
        answer.completeExceptionally(new IOException("no route"));

        assertThat(charged).isCompletedExceptionally();
        assertThat(application.story())
                .last()
                .isEqualTo("/2 Gateway.charge failed {exception=java.io.IOException, reason=no route}");
    }

    @Test // or neither would the action end nor the caller get anything
    void asksNoExceptionForItsCauseThatMayThrow() {
        CompletableFuture<String> charged = gateway.charge(answer);

        answer.completeExceptionally(new NoCause());

        assertThat(charged.isCompletedExceptionally()).isTrue();
        assertThat(application.story())
                .last()
                .isEqualTo("/2 Gateway.charge failed {exception=" + NoCause.class.getName() + ", reason=no route}");
    }

    @Test
    void passesCancellationOn() {
        CompletableFuture<String> charged = gateway.charge(answer);

        assertThat(charged.cancel(true)).isTrue();

        assertThat(answer).isCancelled();
        assertThat(charged).isCancelled();
        assertThat(application.story())
                .last()
                .asString()
                .startsWith("/2 Gateway.charge failed {exception=" + CancellationException.class.getName());
    }

    @Test
    void passesATimeOutOn() {
        CompletableFuture<String> charged = gateway.charge(answer).orTimeout(1, TimeUnit.MILLISECONDS);

        assertThatThrownBy(() -> charged.get(10, TimeUnit.SECONDS)).cause().isInstanceOf(TimeoutException.class);

        assertThat(answer).isCompletedExceptionally();
        assertThat(application.story())
                .last()
                .asString()
                .startsWith("/2 Gateway.charge failed {exception=java.util.concurrent.TimeoutException");
    }

    @Test
    void endsWhenItsHolderCompletesIt() {
        CompletableFuture<String> supplied = gateway.charge(answer).completeAsync(() -> "supplied", Runnable::run);
        CompletableFuture<String> defaulted =
                gateway.charge(new CompletableFuture<>()).completeOnTimeout("default", 1, TimeUnit.MILLISECONDS);
        CompletableFuture<String> forced = gateway.charge(new CompletableFuture<>());
        forced.obtrudeValue("forced");
        CompletableFuture<String> broken = gateway.charge(new CompletableFuture<>());
        broken.obtrudeException(new IOException("no route"));

        assertThat(answer).isCompletedWithValue("supplied");
        assertThat(supplied).isCompletedWithValue("supplied");
        assertThat(defaulted.join()).isEqualTo("default");
        assertThat(forced).isCompletedWithValue("forced");
        assertThat(broken).isCompletedExceptionally();
        assertThat(application.story())
                .contains(
                        "/2 Gateway.charge succeeded {result=supplied}",
                        "/2 Gateway.charge succeeded {result=default}",
                        "/2 Gateway.charge succeeded {result=forced}",
                        "/2 Gateway.charge failed {exception=java.io.IOException, reason=no route}");
    }

    @Test
    void succeedsWithAnExpectedExceptionOfAnyDependency() {
        CompletableFuture<String> found = gateway.find(answer.thenApply(value -> value));
        answer.completeExceptionally(new NoSuchElementException("A-17"));

        assertThat(found).isCompletedExceptionally();
        assertThat(application.story())
                .last()
                .isEqualTo("/2 Gateway.find succeeded {exception=java.util.NoSuchElementException, reason=A-17}");
    }

    @Test // what it holds cannot be told to end, and may never do
    void endsWhenItsHolderGivesUpAStageThatCannotBeCompleted() {
        List<Integer> seen = new ArrayList<>();
        CompletableFuture<String> cancelled = gateway.minimal(answer).toCompletableFuture();
        CompletableFuture<String> dependant = cancelled.whenComplete(
                (value, exception) -> seen.add(application.story().size()));

        assertThat(cancelled.cancel(true)).isTrue();
        assertThat(cancelled.cancel(true)).isTrue();
        assertThat(dependant).isCompletedExceptionally();
        assertThat(seen).containsExactly(2);
        assertThat(application.story())
                .last()
                .isEqualTo("/2 Gateway.minimal failed {exception=java.util.concurrent.CancellationException, reason=}");

        answer.complete("too late");
        assertThat(application.story()).hasSize(2);
    }

    @Test
    void endsAsItsHolderCompletesAStageThatCannotBeCompleted() {
        CompletionStage<String> late =
                gateway.minimal(answer).toCompletableFuture().orTimeout(1, TimeUnit.MILLISECONDS);
        CompletionStage<String> supplied =
                gateway.minimal(answer).toCompletableFuture().completeAsync(() -> "supplied", Runnable::run);
        CompletionStage<String> broken = gateway.minimal(answer)
                .toCompletableFuture()
                .completeAsync(
                        () -> {
                            throw new IllegalStateException("no supply");
                        },
                        Runnable::run);

        assertThatThrownBy(() -> late.toCompletableFuture().get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(TimeoutException.class);
        assertThat(supplied).isCompletedWithValue("supplied");
        assertThat(broken).isCompletedExceptionally();
        assertThat(application.story())
                .contains(
                        "/2 Gateway.minimal failed {exception=java.util.concurrent.TimeoutException, reason=}",
                        "/2 Gateway.minimal succeeded {result=supplied}",
                        "/2 Gateway.minimal failed {exception=java.lang.IllegalStateException, reason=no supply}");
    }

    @Test
    void endsForATypeThatCannotBeReplaced() {
        OwnFuture own = new OwnFuture();

        assertThat(gateway.own(own)).isSameAs(own);
        own.complete("ok");

        assertThat(application.story()).last().isEqualTo("/2 Gateway.own succeeded {result=ok}");
    }

    @Test // or the caller, who knows what it asked for, would get something else
    void handsOutAStageOfItsOwnTypeWhereAnyObjectMayBeReturned() {
        OwnFuture own = new OwnFuture();
        OwnFuture same = gateway.execute(() -> own);
        OwnFuture bounded = gateway.stage(() -> own);
        Object object = gateway.object(own);
        assertThat(application.story()).hasSize(3);

        own.complete("ok");

        assertThat(same).isSameAs(own);
        assertThat(bounded).isSameAs(own);
        assertThat(object).isSameAs(own);
        assertThat(application.story())
                .contains(
                        "/2 Gateway.execute succeeded {result=ok}",
                        "/2 Gateway.stage succeeded {result=ok}",
                        "/2 Gateway.object succeeded {result=ok}");
    }

    @Test
    void endsBeforeWhatDependsOnAPlainFutureWhereAnyObjectMayBeReturned() {
        List<Integer> seen = new ArrayList<>();
        CompletableFuture<String> charged = gateway.execute(() -> answer);
        CompletableFuture<Void> dependant =
                charged.thenAccept(value -> seen.add(application.story().size()));

        answer.complete("ok");

        assertThat(dependant).isDone();
        assertThat(seen).containsExactly(2);
    }

    @Test
    void goesOnInTheExecutorOfTheFutureThatWasReturned() {
        FutureWithExecutor<String> own = new FutureWithExecutor<>();
        CompletableFuture<String> charged = gateway.charge(own);
        CompletableFuture<String> first =
                charged.thenApplyAsync(value -> Thread.currentThread().getName());
        CompletableFuture<String> second =
                first.thenApplyAsync(value -> Thread.currentThread().getName());

        own.complete("ok");

        assertThat(charged).isNotSameAs(own);
        assertThat(first.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("own");
        assertThat(second.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("own");
    }

    @Test
    void endsAtOnceWithoutAStage() {
        assertThat(gateway.none()).isNull();

        assertThat(application.story()).last().isEqualTo("/2 Gateway.none succeeded {result=null}");
    }

    private static final class NoCause extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoCause() {
            super("no route");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }
    }

    static class OwnFuture extends CompletableFuture<String> {}

    static class FutureWithExecutor<T> extends CompletableFuture<T> {
        @Override
        public Executor defaultExecutor() {
            return work -> new Thread(work, "own").start();
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new FutureWithExecutor<>();
        }
    }

    static class Gateway {
        @Action(arguments = Action.Recorded.NO)
        CompletableFuture<String> charge(CompletableFuture<String> answer) {
            return answer;
        }

        @Action(arguments = Action.Recorded.NO, expected = NoSuchElementException.class)
        CompletableFuture<String> find(CompletableFuture<String> answer) {
            return answer;
        }

        @Action(arguments = Action.Recorded.NO)
        OwnFuture own(OwnFuture answer) {
            return answer;
        }

        @Action(arguments = Action.Recorded.NO)
        <T> T execute(Supplier<T> work) {
            return work.get();
        }

        @Action(arguments = Action.Recorded.NO)
        <T extends CompletionStage<String>> T stage(Supplier<T> work) {
            return work.get();
        }

        @Action(arguments = Action.Recorded.NO)
        Object object(Object answer) {
            return answer;
        }

        @Action(arguments = Action.Recorded.NO)
        CompletionStage<String> minimal(CompletableFuture<String> answer) {
            return answer.minimalCompletionStage();
        }

        @Action
        @org.jspecify.annotations.Nullable
        CompletionStage<String> none() {
            return null;
        }
    }
}
