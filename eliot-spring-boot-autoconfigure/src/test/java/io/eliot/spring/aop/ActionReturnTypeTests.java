// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.Eliot;
import io.eliot.annotation.Action;
import io.eliot.annotation.Action.Recorded;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ActionReturnTypeTests {
    private final ActionApplication application = ActionApplication.of(Catalog.class);
    private final Catalog catalog = application.bean(Catalog.class);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void endsWithAFutureWhenItsHolderFindsItDone() throws Exception { // G11, W9
        FutureTask<String> task = new FutureTask<>(() -> "found");
        Future<String> found = catalog.future(task);
        assertThat(found.isDone()).isFalse();
        assertThat(application.story()).hasSize(1);

        task.run();

        assertThat(found.get()).isEqualTo("found");
        assertThat(application.story()).last().isEqualTo("/2 Catalog.future succeeded {result=found}");
    }

    @Test
    void failsWithAFutureThatFailsOrIsCancelled() {
        FutureTask<String> broken = new FutureTask<>(() -> {
            throw new IllegalStateException("gone");
        });
        broken.run();
        assertThat(catalog.future(broken)).isSameAs(broken);
        assertThat(catalog.future(new FutureTask<>(() -> "late")).cancel(true)).isTrue();

        assertThat(application.story())
                .filteredOn(line -> line.startsWith("/2"))
                .satisfiesExactly(
                        failed -> assertThat(failed).contains("failed {exception=java.lang.IllegalStateException"),
                        cancelled -> assertThat(cancelled).contains("java.util.concurrent.CancellationException"));
    }

    @Test
    void followsAStageThatIsDeclaredAsFutureOrObject() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Future<String> asFuture = catalog.future(answer);
        Object asObject = catalog.object(answer);
        assertThat(application.story()).hasSize(2);

        answer.complete("found");

        assertThat(asFuture.isDone()).isTrue();
        assertThat((Future<?>) asObject).isDone();
        assertThat(application.story())
                .contains("/2 Catalog.future succeeded {result=found}", "/2 Catalog.object succeeded {result=found}");
    }

    @Test // or the caller, who knows what it asked for, would get something else
    void handsOutWhatWasReturnedWhereAnyObjectMayBe() {
        FutureTask<String> task = new FutureTask<>(() -> "found");
        FutureTask<String> same = catalog.any(task);
        FutureTask<String> bounded = catalog.anyFuture(task);
        ListIterator<String> iterator = catalog.anyIterator(List.of("a").listIterator());
        IntStream stream = catalog.anyStream(IntStream.of(1));
        Mono<String> mono = catalog.anyPublisher(Mono.just("a"));

        assertThat(same).isSameAs(task);
        assertThat(bounded).isSameAs(task);
        assertThat(catalog.object(task)).isSameAs(task);
        assertThat(iterator.hasPrevious()).isFalse();
        assertThat(stream.sum()).isEqualTo(1);
        assertThat(mono.block()).isEqualTo("a");
        assertThat(application.story())
                .filteredOn(line -> line.startsWith("/2"))
                .hasSize(6)
                .allMatch(line -> line.contains(" succeeded {result="));
    }

    @Test
    void takesNothingFromAStreamOfAnotherTypeThanThoseOfTheJdk() {
        OwnStream own = OwnStream.of(Stream.of("a"));

        assertThat(catalog.ownStream(own)).isSameAs(own);

        assertThat(application.story()).hasSize(2).last().asString().startsWith("/2 Catalog.ownStream succeeded");
    }

    @Test
    void endsWithAStreamWhenItIsUsedUp() {
        assertThat(catalog.stream(Stream.of("a", "b").peek(each -> Eliot.log("read"))))
                .containsExactly("a", "b");

        assertThat(application.story())
                .containsExactly(
                        "/1 Catalog.stream started {}",
                        "/2 read {}",
                        "/3 read {}",
                        "/4 Catalog.stream succeeded {count=2}");
    }

    @Test
    void takesElementsOfAStreamOutsideTheAction() {
        catalog.stream(Stream.of("a"))
                .forEach(each -> assertThat(Eliot.currentAction()).isNull());

        assertThat(application.story()).hasSize(2);
    }

    @Test
    void endsWithAStreamWhenItIsClosed() {
        boolean[] closed = new boolean[1];
        try (Stream<String> stream = catalog.stream(Stream.of("a", "b").onClose(() -> closed[0] = true))) {
            assertThat(stream.findFirst()).contains("a");
        }

        assertThat(closed).containsExactly(true);
        assertThat(application.story()).last().isEqualTo("/2 Catalog.stream succeeded {cancelled=true, count=1}");
    }

    @Test
    void countsTheElementsOfAParallelStreamOnce() {
        Stream<String> many =
                IntStream.range(0, 10_000).mapToObj(String::valueOf).parallel();

        assertThat(catalog.stream(many).count()).isEqualTo(10_000);

        assertThat(application.story())
                .containsExactly("/1 Catalog.stream started {}", "/2 Catalog.stream succeeded {count=10000}");
    }

    @Test
    void failsWithAStreamThatFails() {
        Stream<String> broken = Stream.of("a").map(each -> {
            throw new IllegalStateException("gone");
        });

        assertThatThrownBy(() -> catalog.stream(broken).toList()).hasMessage("gone");

        assertThat(application.story())
                .last()
                .isEqualTo("/2 Catalog.stream failed {exception=java.lang.IllegalStateException, reason=gone}");
    }

    @Test
    void endsWithAStreamOfNumbers() {
        assertThat(catalog.ints().sum()
                        + catalog.longs().sum()
                        + catalog.doubles().sum())
                .isEqualTo(9);

        assertThat(application.story())
                .contains(
                        "/2 Catalog.ints succeeded {count=2}",
                        "/2 Catalog.longs succeeded {count=2}",
                        "/2 Catalog.doubles succeeded {count=2}");
    }

    @Test
    void endsWithAnIterator() {
        Iterator<String> iterator = catalog.iterator(List.of("a", "b").iterator());
        assertThat(application.story()).hasSize(1);

        assertThat(iterator).toIterable().containsExactly("a", "b");

        assertThat(application.story())
                .containsExactly("/1 Catalog.iterator started {}", "/2 Catalog.iterator succeeded {count=2}");
    }

    @Test
    void endsWithAnIteratorThatIsAskedForTooMuch() {
        Iterator<String> iterator = catalog.iterator(List.of("a").iterator());
        iterator.next();

        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);

        assertThat(application.story()).last().isEqualTo("/2 Catalog.iterator succeeded {count=1}");
    }

    @Test
    void endsWithAnIteratorThatIsClosed() throws Exception {
        ClosableIterator rows = new ClosableIterator();
        Iterator<String> iterator = catalog.iterator(rows);
        iterator.next();

        ((AutoCloseable) iterator).close();

        assertThat(rows.closed).isTrue();
        assertThat(application.story()).last().isEqualTo("/2 Catalog.iterator succeeded {cancelled=true, count=1}");
    }

    @Test
    void takesNothingFromAnIteratorItCannotFollow() {
        assertThat(catalog.listIterator().next()).isEqualTo("a");

        assertThat(application.story()).hasSize(2).last().asString().startsWith("/2 Catalog.listIterator succeeded");
    }

    @Test
    void recordsACollectionAsAValue() {
        catalog.list();

        assertThat(application.story()).last().isEqualTo("/2 Catalog.list succeeded {result=[a, b]}");
    }

    @Test
    void spansSubscriptionsOfWhateverTheRegistryKnows() {
        Single<String> single = catalog.single();
        Flowable<String> flowable = catalog.flowable();
        Publisher<String> publisher = catalog.publisher();
        Flow.Publisher<String> flow = catalog.flowPublisher();
        assertThat(application.story()).isEmpty();

        assertThat(single.blockingGet()).isEqualTo("a");
        assertThat(catalog.maybe().blockingGet()).isNull();
        catalog.completable().blockingAwait();
        assertThat(flowable.toList().blockingGet()).containsExactly("a", "b");
        assertThat(catalog.observable().blockingFirst()).isEqualTo("a");
        assertThat(Flux.from(publisher).collectList().block()).containsExactly("a", "b");
        assertThat(JdkFlowAdapter.flowPublisherToFlux(flow).collectList().block())
                .containsExactly("a", "b");

        assertThat(application.story())
                .filteredOn(line -> line.startsWith("/2"))
                .containsExactly(
                        "/2 Catalog.single succeeded {result=a}",
                        "/2 Catalog.maybe succeeded {result=null}",
                        "/2 Catalog.completable succeeded {result=null}",
                        "/2 Catalog.flowable succeeded {count=2}",
                        "/2 Catalog.observable succeeded {cancelled=true, count=1}",
                        "/2 Catalog.publisher succeeded {count=2}",
                        "/2 Catalog.flowPublisher succeeded {count=2}");
    }

    interface OwnStream extends Stream<String> {
        static OwnStream of(Stream<String> stream) {
            return (OwnStream) Proxy.newProxyInstance(
                    OwnStream.class.getClassLoader(),
                    new Class<?>[] {OwnStream.class},
                    (proxy, method, arguments) -> method.invoke(stream, arguments));
        }
    }

    private static final class ClosableIterator implements Iterator<String>, AutoCloseable {
        boolean closed;

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public String next() {
            return "a";
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Action(arguments = Recorded.NO)
    static class Catalog {
        Future<String> future(Future<String> future) {
            return future;
        }

        Object object(Object value) {
            return value;
        }

        <T> T any(T value) {
            return value;
        }

        <F extends Future<String>> F anyFuture(F future) {
            return future;
        }

        <I extends Iterator<String>> I anyIterator(I iterator) {
            return iterator;
        }

        <S extends BaseStream<?, S>> S anyStream(S stream) {
            return stream;
        }

        <P extends Publisher<String>> P anyPublisher(P publisher) {
            return publisher;
        }

        OwnStream ownStream(OwnStream stream) {
            return stream;
        }

        Stream<String> stream(Stream<String> stream) {
            return stream;
        }

        IntStream ints() {
            return IntStream.of(1, 2);
        }

        LongStream longs() {
            return LongStream.of(1, 2);
        }

        DoubleStream doubles() {
            return DoubleStream.of(1, 2);
        }

        Iterator<String> iterator(Iterator<String> iterator) {
            return iterator;
        }

        ListIterator<String> listIterator() {
            return List.of("a", "b").listIterator();
        }

        List<String> list() {
            return List.of("a", "b");
        }

        Single<String> single() {
            return Single.just("a");
        }

        Maybe<String> maybe() {
            return Maybe.empty();
        }

        Completable completable() {
            return Completable.complete();
        }

        Flowable<String> flowable() {
            return Flowable.just("a", "b");
        }

        Observable<String> observable() {
            return Observable.just("a", "b");
        }

        Publisher<String> publisher() {
            return Flux.just("a", "b");
        }

        Flow.Publisher<String> flowPublisher() {
            return JdkFlowAdapter.publisherToFlowPublisher(Mono.just("a").concatWith(Mono.just("b")));
        }
    }
}
