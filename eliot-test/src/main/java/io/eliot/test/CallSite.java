// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.Eliot;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in the code under test something was done: the stack without the library's frames, down to the test. */
record CallSite(List<String> frames) {
    private static final int KEPT = 10;
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Set<CodeSource> LIBRARY = Stream.of(Eliot.class, CallSite.class)
            .map(type -> type.getProtectionDomain().getCodeSource())
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());

    static CallSite here() {
        return new CallSite(STACK.walk(frames -> frames.dropWhile(CallSite::isLibrary)
                .takeWhile(frame -> !frame.getClassName().startsWith("org.junit."))
                .filter(frame -> !isReflection(frame))
                .limit(KEPT)
                .map(frame -> frame.toStackTraceElement().toString())
                .toList()));
    }

    private static boolean isLibrary(StackWalker.StackFrame frame) {
        CodeSource source = frame.getDeclaringClass().getProtectionDomain().getCodeSource();
        return source != null && LIBRARY.contains(source);
    }

    private static boolean isReflection(StackWalker.StackFrame frame) {
        return frame.getClassName().startsWith("java.lang.reflect.")
                || frame.getClassName().startsWith("jdk.internal.reflect.");
    }

    /** A stack trace without the frames of what runs the test, and of reflection. */
    static String withoutRunner(String stackTrace) {
        StringBuilder kept = new StringBuilder();
        boolean inRunner = false;
        for (String line : stackTrace.lines().toList()) {
            boolean frame = line.stripLeading().startsWith("at ");
            inRunner = frame && (inRunner || line.contains("at org.junit."));
            if (!inRunner && !(frame && line.contains(".reflect."))) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    @Override
    public String toString() {
        return frames.stream().map(frame -> "    at " + frame + "\n").collect(Collectors.joining());
    }
}
