// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The way through one value: where it stands, what it may still spend, and the border at which foreign code may throw.
 * Belongs to a buffer and is used again for its next value.
 */
final class Walk {
    private static final byte[] REDACTED = ('"' + Redaction.REDACTED + '"').getBytes(StandardCharsets.US_ASCII);
    private static final int LOOK_AT_CLOCK_EVERY = 32;
    private static final int LONGEST_KEY = 1024;
    private static final int LONGEST_PATH_STEP = 64;

    /** Beyond what is kept of a long text: a secret at the edge is seen whole. */
    private static final int SEEN_BEYOND = 4096;

    final JsonBuffer out;

    private ValueEncoder encoder;
    private String root = "";
    private int depth;
    private int deepest;
    private Object[] containers = new Object[16];
    private @Nullable Object[] steps = new @Nullable Object[16];
    private int[] positions = new int[16];
    private long started;
    private boolean timed;
    private boolean late;
    private boolean foreign;
    private int untilClock;

    Walk(JsonBuffer out, ValueEncoder encoder) {
        this.out = out;
        this.encoder = encoder;
    }

    /** The walk of a buffer, made when it is first needed. */
    static Walk of(JsonBuffer out, ValueEncoder encoder) {
        Walk walk = out.walk;
        if (walk == null) {
            walk = new Walk(out, encoder);
            out.walk = walk;
        }
        return walk;
    }

    void start(ValueEncoder encoder, String fieldName, Object value) {
        this.encoder = encoder;
        root = fieldName;
        depth = 0;
        timed = false;
        late = false;
        foreign = false;
        untilClock = LOOK_AT_CLOCK_EVERY;
        try {
            guarded(value);
        } finally {
            end();
        }
    }

    /** Lets go of the value. */
    private void end() {
        Arrays.fill(containers, 0, deepest, null);
        Arrays.fill(steps, 0, deepest, null);
        deepest = 0;
    }

    Bounds bounds() {
        return encoder.bounds();
    }

    Redaction redaction() {
        return encoder.redaction();
    }

    Encoding encodingOf(Class<?> type) {
        return encoder.encodings().of(type);
    }

    /** Writes a value; a failure of foreign code passes through. */
    void value(@Nullable Object value) throws Exception {
        if (value == null) {
            out.nullValue();
        } else if (value instanceof String text) {
            text(text);
        } else {
            encodingOf(value.getClass()).write(value, this);
        }
    }

    /** Writes a value; if that fails, the failure's name in its place. */
    void guarded(@Nullable Object value) {
        int mark = out.length();
        int level = depth;
        try {
            value(value);
        } catch (Throwable thrown) {
            failed(thrown, mark, level);
        }
    }

    /** As the other; what comes after an option such as {@code --password} is its value. */
    void guardedAfter(@Nullable Object before, @Nullable Object value) {
        if (before instanceof String argument
                && value instanceof String next
                && !next.startsWith("--")
                && NamedSecrets.isOption(argument, redaction())) {
            redacted();
        } else {
            guarded(value);
        }
    }

    /** To be called for everything caught from foreign code: rethrows what is nobody's to catch. */
    void failed(Throwable thrown, int mark, int level) {
        Throwable cause = Marker.cause(thrown);
        Fatal.rethrow(cause);
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        depth = level;
        foreign = true;
        out.truncate(mark);
        marker(Marker.error(thrown));
    }

    int depth() {
        return depth;
    }

    /**
     * Steps into an object or array.
     *
     * @return false if that must not be: then its marker is written
     */
    boolean enter(Object container) {
        if (depth >= bounds().depth()) {
            marker(Marker.tooDeep(container));
            return false;
        }
        for (int i = depth - 1; i >= 0; i--) {
            if (containers[i] == container) {
                marker(Marker.cycle(container));
                return false;
            }
        }
        if (depth == containers.length) {
            grow();
        }
        containers[depth] = container;
        steps[depth] = null;
        positions[depth] = 0;
        depth++;
        deepest = Math.max(deepest, depth);
        if (!timed) {
            timed = true;
            started = clock();
        }
        return true;
    }

    void leave() {
        depth--;
    }

    /** Writes what a holder holds, which may be the holder. */
    void nested(Object holder, @Nullable Object held) throws Exception {
        if (enter(holder)) {
            value(held);
            leave();
        }
    }

    /** Says which member comes next, for the path of a problem. */
    void at(String name) {
        steps[depth - 1] = name;
    }

    /** Says which element comes next. */
    void at(int position) {
        positions[depth - 1] = position;
    }

    /** Whether there is room and time for one more member or element. */
    boolean goesOn() {
        return out.length() < bounds().messageLength() && !isLate();
    }

    /** Why {@link #goesOn()} said no. */
    String whyNot() {
        return late ? Marker.TOO_SLOW : Marker.TOO_LONG;
    }

    private boolean isLate() {
        if (late) {
            return true;
        }
        if (foreign || --untilClock <= 0) {
            foreign = false;
            untilClock = LOOK_AT_CLOCK_EVERY;
            late = clock() - started > bounds().time().toNanos();
        }
        return late;
    }

    private long clock() {
        return System.nanoTime() - encoder.encodings().learning();
    }

    /** Foreign code has run: it may have taken its time. */
    void foreign() {
        foreign = true;
    }

    /** Whether the elements of this collection or map may be made by foreign code when they are asked for. */
    static boolean isMadeByForeignCode(Object elements) {
        Class<?> type = elements.getClass();
        return type.getClassLoader() != null || type.getName().startsWith("java.util.Collections$");
    }

    void redacted() {
        out.raw(REDACTED);
    }

    /** Writes a marker and tells it as a problem. */
    void marker(String marker) {
        out.string(marker);
        problem(marker);
    }

    void problem(String whatHappened) {
        out.problem(out.hasRoomToTellProblems() ? path() + ": " + whatHappened : "");
    }

    /** Writes text without its secrets and within bounds. */
    void text(String text) {
        int longest = bounds().longestText(out);
        if (text.length() > longest) {
            cutText(text, longest);
        } else {
            encoder.text(text, out);
        }
    }

    private void cutText(String text, int longest) {
        int seen = (int) Math.min(text.length(), (long) longest + SEEN_BEYOND);
        String clean = redaction().redact(text.substring(0, seen));
        String kept = clean.substring(0, wholeCharacters(clean, Math.min(clean.length(), longest)));
        String marker = Marker.characters(text.length());
        out.string(kept + marker);
        problem(marker);
    }

    private static int wholeCharacters(String text, int end) {
        boolean half = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return half ? end - 1 : end;
    }

    /** What any object says of itself; foreign code. That it says nothing is told, for a test to notice (W2). */
    String describe(Object value) {
        foreign = true;
        String text = String.valueOf(String.valueOf(value));
        String type = value.getClass().getName();
        if (text.startsWith(type) && text.startsWith("@", type.length())) {
            problem("[says nothing of itself: " + type + "]");
        }
        return text;
    }

    /** The name under which an entry is written. */
    String keyText(@Nullable Object key) {
        String text = plainKey(key);
        String clean = redaction().redact(text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY));
        return text.length() <= LONGEST_KEY ? clean : clean + Marker.characters(text.length());
    }

    private String plainKey(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        try {
            if (key != null && encodingOf(key.getClass()) instanceof Undisclosed undisclosed) {
                String description = undisclosed.description(key);
                return description == null ? describe(key) : description;
            }
            return key == null ? "null" : describe(key);
        } catch (Throwable thrown) {
            Fatal.rethrow(thrown);
            return Marker.error(thrown);
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder(shortened(root));
        for (int i = 0; i < depth; i++) {
            if (steps[i] instanceof String name) {
                path.append('.').append(shortened(name));
            } else {
                path.append('[').append(positions[i]).append(']');
            }
        }
        return path.toString();
    }

    private static String shortened(String step) {
        return step.length() <= LONGEST_PATH_STEP ? step : step.substring(0, LONGEST_PATH_STEP) + "…";
    }

    private void grow() {
        int capacity = depth * 2;
        containers = Arrays.copyOf(containers, capacity);
        steps = Arrays.copyOf(steps, capacity);
        positions = Arrays.copyOf(positions, capacity);
    }
}
