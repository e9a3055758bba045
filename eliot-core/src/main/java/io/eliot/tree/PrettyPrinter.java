// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eliot.message.FieldNames;
import io.eliot.parse.JsonLines;
import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Scalar;
import io.eliot.tree.Value.Text;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Writes messages one after the other in the layout of eliot-prettyprint (spec S).
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class PrettyPrinter {
    private static final List<String> FIRST =
            List.of(FieldNames.ACTION_TYPE, FieldNames.MESSAGE_TYPE, FieldNames.ACTION_STATUS);

    private static final Set<String> HIDDEN = Set.of(FieldNames.TASK_UUID, FieldNames.TASK_LEVEL, FieldNames.TIMESTAMP);

    private final boolean isCompact;
    private final boolean isPython;
    private final Spelling spelling;
    private final ValueLayout layout;
    private final Times times;

    private PrettyPrinter(Builder options) {
        this.isCompact = options.isCompact;
        this.isPython = options.isPython;
        this.spelling = spelling(options);
        this.layout = options.isPython ? new PythonPretty() : new JsonLayout();
        this.times = new Times(options.zone);
    }

    private static Spelling spelling(Builder options) {
        if (!options.isPython) {
            return Spelling.LOG;
        }
        return options.isCompact ? Spelling.PYTHON_JSON : Spelling.PYTHON;
    }

    /**
     * A printer with its options.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What is written for a line of a log.
     *
     * @param line with or without its end
     * @return text that ends with a newline; for what is no message, a line that says so and shows it
     */
    public String format(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return format(bytes, 0, bytes.length);
    }

    /**
     * What is written for a line of a log.
     *
     * @param bytes where the line is
     * @param offset where it begins
     * @param length how long it is, with or without its end
     * @return text that ends with a newline; for what is no message, a line that says so and shows it
     */
    public String format(byte[] bytes, int offset, int length) {
        int end = length > 0 && bytes[offset + length - 1] == '\n' ? length - 1 : length;
        Value value = read(bytes, offset, end);
        if (value == null) {
            return "Not JSON: " + PythonText.repr(bytes, offset, end) + "\n\n";
        }
        Map<String, Value> message = asMap(value);
        if (!message.keySet().containsAll(HIDDEN)) {
            return "Not an Eliot message: " + PythonText.repr(bytes, offset, end) + "\n\n";
        }
        return isCompact ? compact(message) : normal(message);
    }

    private @Nullable Value read(byte[] bytes, int offset, int length) {
        try (JsonParser parser = JsonLines.parser(bytes, offset, length)) {
            if (parser.nextToken() == null) {
                return null;
            }
            Value value = new ValueReader(parser, spelling).read();
            return parser.nextToken() == null ? value : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Map<String, Value> asMap(Value value) {
        Map<String, Value> map = new LinkedHashMap<>();
        if (value instanceof Branch branch && !branch.isArray()) {
            branch.entries().forEach(entry -> map.put(entry.name(), entry.value()));
        }
        return map;
    }

    private String normal(Map<String, Value> message) {
        StringBuilder out = new StringBuilder()
                .append(name(message))
                .append(" -> ")
                .append(level(message))
                .append('\n')
                .append(time(message))
                .append('\n');
        for (Field field : shown(message)) {
            String margin = "\n" + " ".repeat(2 + CodePoints.length(field.name())) + "| ";
            String value = layout.layOut(field.value()).replace("\n", margin);
            out.append("  ")
                    .append(safe(field.name()))
                    .append(": ")
                    .append(value)
                    .append('\n');
        }
        return out.append('\n').toString();
    }

    private String compact(Map<String, Value> message) {
        String fields = shown(message).stream()
                .map(field -> safe(field.name()) + "=" + JsonLayout.compact(field.value(), ",", ":", isPython))
                .collect(Collectors.joining(" "));
        return name(message) + level(message) + " " + time(message) + " " + fields + "\n";
    }

    private static List<Field> shown(Map<String, Value> message) {
        List<Field> rest = new ArrayList<>();
        message.forEach((name, value) -> {
            if (!FIRST.contains(name) && !HIDDEN.contains(name)) {
                rest.add(new Field(name, value));
            }
        });
        MessageFields.sort(rest);
        List<Field> shown = new ArrayList<>();
        for (String name : FIRST) {
            Value value = message.get(name);
            if (value != null) {
                shown.add(new Field(name, value));
            }
        }
        shown.addAll(rest);
        return shown;
    }

    private String name(Map<String, Value> message) {
        return safe(plain(message.get(FieldNames.TASK_UUID)));
    }

    /** Outside of quotes nothing may disturb a terminal or begin a line. */
    private String safe(String text) {
        return isPython ? text : Unprintable.ALL.escape(text, false);
    }

    private String level(Map<String, Value> message) {
        String level = message.get(FieldNames.TASK_LEVEL) instanceof Branch branch
                ? "/"
                        + branch.entries().stream()
                                .map(entry -> plain(entry.value()))
                                .collect(Collectors.joining("/"))
                : "/" + plain(message.get(FieldNames.TASK_LEVEL));
        return safe(level);
    }

    /** A timestamp that is none is shown as it is (spec W12). */
    private String time(Map<String, Value> message) {
        String raw = plain(message.get(FieldNames.TIMESTAMP));
        try {
            String time = times.toMicrosecond(Double.parseDouble(raw));
            return time == null ? safe(raw) : time;
        } catch (NumberFormatException e) {
            return safe(raw);
        }
    }

    private static String plain(@Nullable Value value) {
        if (value instanceof Text text) {
            return text.text();
        }
        if (value instanceof Scalar scalar) {
            return scalar.text();
        }
        return value == null ? "" : JsonLayout.compact(value, ", ", ": ", false);
    }

    /**
     * The options of a printer.
     *
     * @since 0.1.0
     */
    public static final class Builder {
        private boolean isCompact;
        private boolean isPython;
        private ZoneId zone = ZoneOffset.UTC;

        private Builder() {}

        /**
         * Writes one line for each message.
         *
         * @return this builder
         */
        public Builder compact() {
            isCompact = true;
            return this;
        }

        /**
         * Writes what eliot-prettyprint writes, byte for byte: values in Python's spelling, and of the compact form only
         * ASCII.
         *
         * @return this builder
         */
        public Builder python() {
            isPython = true;
            return this;
        }

        /**
         * The time zone; by default UTC, which alone is marked with a {@code Z}.
         *
         * @param zone for all times
         * @return this builder
         */
        public Builder zone(ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
            return this;
        }

        /**
         * The printer.
         *
         * @return a new printer
         */
        public PrettyPrinter build() {
            return new PrettyPrinter(this);
        }
    }
}
