// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix as Markdown. */
final class MatrixPage {
    private static final String HEAD = """
            # Where causality is kept

            Each cell is a real server and a request over real HTTP: a handler has work done in the way of the row, on the
            stack of the column, and the work logs a message. ✓ says that the message was in the task of the request, in
            the right action, before the end of each action it was in; that an ordinary log line there had the task in the
            MDC; that every action ended once; that no place in the task was missing or used twice, at whatever depth, here
            or in the other service; that the handler was called on a virtual thread, or not, as told below; and that
            afterwards no action was current, or in the MDC, on any platform thread of whatever pool. `CausalityTests`
            writes this page on JDK 21 and later. A row that names a version needs that version or a later one.

            What a handler returns:

            * where the row says so, just that. What is of Reactor, an answer of the `WebClient` too, is returned on every
              stack as a `Mono`, and blocked on only where the row is `block()`;
            * else what comes of the work, for which it waits, a coroutine by being suspended. On WebFlux without virtual
              threads a handler should not wait, and one in Java returns a `CompletableFuture` there. (`runBlocking` waits
              all the same; it is tried, not advised.)

            Where virtual threads are switched on, handlers are called on them, but for some of WebFlux: it calls on an
            event loop what declares to return a `Mono`, a `Flux`, a `CompletionStage` or the like, and a `suspend`
            function. So it does in the last column with the rows of Kotlin, but `runBlocking`. The handlers in Java
            declare an `Object`, whatever they return.

            – is where there is nothing to try: WebFlux does not take a `Callable` as what a handler returns, Reactor does
            not let an event loop `block()`, as a `RestClient` would, and Boot has no `RestTemplateBuilder` for WebFlux.

            """;

    private MatrixPage() {}

    static String of(Map<Way, Set<Stack>> kept) {
        return HEAD
                + row("work is done by", Stack::values, stack -> stack.title)
                + row("---", Stack::values, s -> "---")
                + Stream.of(Way.values())
                        .map(way -> row(way.title, Stack::values, stack -> cell(way, stack, kept)))
                        .collect(Collectors.joining());
    }

    private static String cell(Way way, Stack stack, Map<Way, Set<Stack>> kept) {
        if (!way.existsOn(stack)) {
            return "–";
        }
        return kept.getOrDefault(way, Set.of()).contains(stack) ? "✓" : "";
    }

    private static String row(
            String title,
            java.util.function.Supplier<Stack[]> columns,
            java.util.function.Function<Stack, String> cell) {
        return Stream.of(columns.get()).map(cell).collect(Collectors.joining(" | ", "| " + title + " | ", " |\n"));
    }
}
