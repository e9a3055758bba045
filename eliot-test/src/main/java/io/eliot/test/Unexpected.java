// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.json.EncodedMessage;
import io.eliot.message.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What fails a test unless the test takes it out (spec N2, N5, N9). Guarded by its capture. */
final class Unexpected {
    private static final String TRACEBACK = "eliot:traceback";
    private static final Set<String> FAILURES_OF_LOGGING =
            Set.of("eliot:destination_failure", "eliot:serialization_failure", "eliot:dropped");

    private final List<Captured> tracebacks = new ArrayList<>();
    private final List<Captured> failures = new ArrayList<>();
    private final List<Captured> problems = new ArrayList<>();

    static boolean concerns(EncodedMessage message) {
        return message.type().equals(TRACEBACK)
                || FAILURES_OF_LOGGING.contains(message.type())
                || !message.problems().isEmpty();
    }

    void consider(Captured captured) {
        String type = captured.message().type();
        if (type.equals(TRACEBACK)) {
            tracebacks.add(captured);
        } else if (FAILURES_OF_LOGGING.contains(type)) {
            failures.add(captured);
        }
        if (!captured.message().encoded().problems().isEmpty()) {
            problems.add(captured);
        }
    }

    List<LoggedMessage> takeTracebacks(Class<? extends Throwable> type) {
        return take(tracebacks, traceback -> isA(type, traceback));
    }

    private static boolean isA(Class<? extends Throwable> type, LoggedMessage traceback) {
        String name = String.valueOf(traceback.fields().get(FieldNames.EXCEPTION));
        return name.equals(type.getName()) || isSubclass(name, type);
    }

    private static boolean isSubclass(String name, Class<? extends Throwable> type) {
        try {
            return type.isAssignableFrom(
                    Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return type == Throwable.class;
        }
    }

    List<LoggedMessage> takeFailures() {
        return take(failures, any -> true);
    }

    List<String> takeProblems() {
        return take(problems, any -> true).stream()
                .flatMap(message -> message.encoded().problems().stream())
                .toList();
    }

    private static List<LoggedMessage> take(List<Captured> from, Predicate<LoggedMessage> chosen) {
        List<LoggedMessage> taken =
                from.stream().map(Captured::message).filter(chosen).toList();
        from.removeIf(captured -> chosen.test(captured.message()));
        return taken;
    }

    List<String> findings() {
        List<String> findings = new ArrayList<>();
        tracebacks.forEach(captured ->
                findings.add("A traceback was logged; if it is expected, say logs.takeTracebacks("
                        + simpleName(captured) + ".class).\n"
                        + indented(CallSite.withoutRunner(
                                String.valueOf(captured.message().fields().get(FieldNames.TRACEBACK))))
                        + captured));
        failures.forEach(captured ->
                findings.add("Logging itself failed; if that is expected, say logs.takeFailuresOfLogging().\n"
                        + indented(captured.message().json())
                        + captured));
        problems.forEach(captured -> findings.add("A value of "
                + captured.message().type()
                + " could not be written as it is; if that is expected, say logs.takeProblems().\n"
                + indented(String.join("\n", captured.message().encoded().problems()))
                + captured));
        return findings;
    }

    private static String simpleName(Captured traceback) {
        String name = String.valueOf(traceback.message().fields().get(FieldNames.EXCEPTION));
        return name.substring(1 + Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')));
    }

    private static String indented(String text) {
        return text.stripTrailing().indent(4);
    }

    void reset() {
        tracebacks.clear();
        failures.clear();
        problems.clear();
    }
}
