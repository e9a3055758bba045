// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.failure;

import io.eliot.json.Fatal;
import io.eliot.json.FieldList;
import io.eliot.json.SafeText;
import io.eliot.message.FieldNames;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns exceptions into fields: {@code exception}, {@code reason}, and what the {@link ExceptionExtractor} registered
 * for the most specific class knows (spec F). Knows {@link FileSystemException} and {@link SQLException} from the start.
 *
 * <p>Thread-safe. Each logger has its own.
 *
 * @since 0.1.0
 */
public final class Failures {
    private final Map<Class<?>, ExceptionExtractor<?>> extractors = new ConcurrentHashMap<>();

    /** With the extractors for the JDK's own exceptions. */
    public Failures() {
        register(FileSystemException.class, Failures::fileFields);
        register(SQLException.class, Failures::sqlFields);
    }

    private static Map<String, @Nullable Object> fileFields(FileSystemException exception) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("file", exception.getFile());
        if (exception.getOtherFile() != null) {
            fields.put("other_file", exception.getOtherFile());
        }
        fields.put("fs_reason", exception.getReason());
        return fields;
    }

    private static Map<String, @Nullable Object> sqlFields(SQLException exception) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("sql_state", exception.getSQLState());
        fields.put("vendor_code", exception.getErrorCode());
        return fields;
    }

    /**
     * Uses the extractor for a class of exceptions and, as long as they have none of their own, its subclasses. An
     * earlier one for the class is replaced (spec F5).
     *
     * @param <E> the exceptions
     * @param type their class
     * @param extractor what they know
     */
    public <E extends Throwable> void register(Class<E> type, ExceptionExtractor<? super E> extractor) {
        extractors.put(type, extractor);
    }

    /**
     * The fields of the end message of an action that failed (spec F1).
     *
     * @param exception what it failed with, or a {@link RewordedException} for it
     * @param onBrokenExtractor told what the extractor threw, if it did (spec F8)
     * @return a new list
     */
    public FieldList ofFailedAction(Throwable exception, Consumer<Throwable> onBrokenExtractor) {
        Throwable failure = RewordedException.original(exception);
        FieldList fields = new FieldList();
        addExtracted(failure, fields, onBrokenExtractor);
        fields.put(FieldNames.EXCEPTION, failure.getClass().getName());
        fields.put(FieldNames.REASON, reason(exception));
        return fields;
    }

    /**
     * The fields of a message {@code eliot:traceback} (spec F12).
     *
     * @param exception what happened
     * @param onBrokenExtractor told what the extractor threw, if it did
     * @return a new list
     */
    public FieldList ofTraceback(Throwable exception, Consumer<Throwable> onBrokenExtractor) {
        FieldList fields = new FieldList();
        addExtracted(exception, fields, onBrokenExtractor);
        fields.put(FieldNames.REASON, reason(exception));
        fields.put(FieldNames.TRACEBACK, traceback(exception));
        fields.put(FieldNames.EXCEPTION, exception.getClass().getName());
        return fields;
    }

    private void addExtracted(Throwable exception, FieldList fields, Consumer<Throwable> onBrokenExtractor) {
        Map<String, ? extends @Nullable Object> extracted = null;
        try {
            extracted = extract(extractorFor(exception.getClass()), exception);
            if (extracted != null) {
                extracted.forEach((name, value) -> fields.put(withoutCoreName(String.valueOf(name)), value));
            }
        } catch (Throwable e) {
            Fatal.rethrow(e);
            onBrokenExtractor.accept(e);
        }
    }

    @SuppressWarnings("unchecked") // registered for this class or one above it
    private static <E extends Throwable> @Nullable Map<String, ? extends @Nullable Object> extract(
            @Nullable ExceptionExtractor<E> extractor, Throwable exception) throws Exception {
        return extractor == null ? null : extractor.extract((E) exception);
    }

    private @Nullable ExceptionExtractor<?> extractorFor(Class<?> type) {
        for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
            ExceptionExtractor<?> extractor = extractors.get(candidate);
            if (extractor != null) {
                return extractor;
            }
        }
        return null;
    }

    /** W7: what the library says of an exception stands; what an extractor says under that name is kept beside it. */
    private static String withoutCoreName(String name) {
        return switch (name) {
            case FieldNames.EXCEPTION, FieldNames.REASON, FieldNames.TRACEBACK -> name + "_";
            default -> name;
        };
    }

    /**
     * The text of an exception (spec F3).
     *
     * @param exception any
     * @return its message; empty if it has none; a constant if asking for it throws
     */
    public static String reason(Throwable exception) {
        try {
            String message = exception.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) {
            Fatal.rethrow(e);
            return SafeText.UNKNOWN;
        }
    }

    /**
     * The stack trace of an exception with its causes and suppressed exceptions (spec F13).
     *
     * @param exception any
     * @return lines ending in a line feed
     */
    public static String traceback(Throwable exception) {
        BoundedText text = new BoundedText();
        try (PrintWriter writer = new PrintWriter(text)) {
            exception.printStackTrace(writer);
        } catch (Throwable e) {
            Fatal.rethrow(e);
            String reason = e instanceof BoundedText.Full ? "too long" : SafeText.UNKNOWN;
            return text.isEmpty()
                    ? exception.getClass().getName() + ": " + SafeText.UNKNOWN + "\n"
                    : text.lines() + "[cut: " + reason + "]\n";
        }
        return text.lines();
    }
}
