// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static java.util.Map.entry;
import static kotlinx.coroutines.flow.FlowKt.asFlow;
import static kotlinx.coroutines.reactor.ReactorFlowKt.asFlux;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.annotation.Action;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kotlinx.coroutines.flow.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables of return types say what really is recorded. */
class ActionDocumentationTests {
    private static final Path PAGE = Path.of("..", "docs", "action.md");
    private static final Path README = Path.of("..", "README.md");

    /** For each type: what makes such a value, and what its holder does to reach the end. */
    private static final Map<String, Sample<?>> SAMPLES = Map.ofEntries(
            entry(
                    "void",
                    new Sample<@Nullable Void>(
                            bean -> {
                                bean.nothing();
                                return null;
                            },
                            value -> {})),
            entry("Object", new Sample<>(Returns::object, value -> {})),
            entry("List", new Sample<>(Returns::list, value -> {})),
            entry("CompletionStage", new Sample<>(Returns::stage, value -> {})),
            entry("CompletableFuture", new Sample<>(Returns::completable, value -> {})),
            entry("Future", new Sample<>(Returns::future, Future::isDone)),
            entry("Mono", new Sample<>(Returns::mono, Mono::block)),
            entry(
                    "Single",
                    new Sample<>(
                            Returns::single,
                            value -> assertThat(value.blockingGet()).isNotNull())),
            entry("Flux", new Sample<>(Returns::flux, Flux::blockLast)),
            entry(
                    "Flowable",
                    new Sample<>(
                            Returns::flowable,
                            value -> assertThat(value.blockingLast()).isNotNull())),
            entry("Flow", new Sample<>(Returns::flow, flow -> asFlux(flow).blockLast())),
            entry(
                    "Stream",
                    new Sample<>(Returns::stream, value -> assertThat(value).hasSize(2))),
            entry(
                    "IntStream",
                    new Sample<>(
                            Returns::intStream, value -> assertThat(value.sum()).isEqualTo(3))),
            entry("Iterator", new Sample<>(Returns::iterator, each -> each.forEachRemaining(element -> {}))));

    static Stream<Row> rows() throws IOException {
        return Stream.concat(rows(PAGE), rows(README));
    }

    private static Stream<Row> rows(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .dropWhile(line -> !line.startsWith("| the method returns"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(2).replace("`", "").split(" \\| | \\|"))
                .flatMap(cells -> Stream.of(cells[0].split(", "))
                        .map(type -> new Row(page.getFileName() + ": " + type, type, cells[1], cells[3])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void saysWhatIsRecorded(Row row) {
        try (var application = ActionApplication.of(Returns.class)) {
            Sample<?> sample = Objects.requireNonNull(SAMPLES.get(row.type), row.type);

            sample.use(
                    application.bean(Returns.class),
                    () -> assertThat(application.story().isEmpty())
                            .as("nothing is recorded before the value is used")
                            .isEqualTo(row.starts.equals("with each subscription")));

            assertThat(application.story()).hasSize(2).last().asString().contains("succeeded {" + row.field + "=");
        }
    }

    @Test
    void tellsOfEveryType() throws IOException {
        assertThat(rows(PAGE)).extracting(Row::type).containsExactlyInAnyOrderElementsOf(SAMPLES.keySet());
        assertThat(rows(README)).extracting(Row::type).isNotEmpty().isSubsetOf(SAMPLES.keySet());
    }

    private record Row(String name, String type, String starts, String field) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Sample<T extends @Nullable Object>(Function<Returns, T> call, Consumer<T> end) {
        void use(Returns bean, Runnable afterTheCall) {
            T value = call.apply(bean);
            afterTheCall.run();
            end.accept(value);
        }
    }

    @Action
    static class Returns {
        void nothing() {}

        Object object() {
            return "a";
        }

        List<String> list() {
            return List.of("a", "b");
        }

        CompletionStage<String> stage() {
            return CompletableFuture.completedFuture("a");
        }

        CompletableFuture<String> completable() {
            return CompletableFuture.completedFuture("a");
        }

        Future<String> future() {
            return CompletableFuture.completedFuture("a");
        }

        Mono<String> mono() {
            return Mono.just("a");
        }

        Single<String> single() {
            return Single.just("a");
        }

        Flux<String> flux() {
            return Flux.just("a", "b");
        }

        Flowable<String> flowable() {
            return Flowable.just("a", "b");
        }

        Flow<String> flow() {
            return asFlow(List.of("a", "b"));
        }

        Stream<String> stream() {
            return Stream.of("a", "b");
        }

        IntStream intStream() {
            return IntStream.of(1, 2);
        }

        Iterator<String> iterator() {
            return List.of("a", "b").iterator();
        }
    }
}
