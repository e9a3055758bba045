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
            the right action, before its end; that an ordinary log line there had the task in the MDC; that the action ended
            once; that no place in the task was missing or used twice; and that afterwards no action was current, or in the
            MDC, on any platform thread of whatever pool. `CausalityTests` writes this page on JDK 21 and later. A cell is
            empty where Boot configures no such client. A row that names a version needs that version or a later one.

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
        return kept.getOrDefault(way, Set.of()).contains(stack) ? "✓" : "";
    }

    private static String row(
            String title,
            java.util.function.Supplier<Stack[]> columns,
            java.util.function.Function<Stack, String> cell) {
        return Stream.of(columns.get()).map(cell).collect(Collectors.joining(" | ", "| " + title + " | ", " |\n"));
    }
}
