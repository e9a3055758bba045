// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberOutput;

/**
 * JSON text in the making: a growing array of UTF-8 bytes, written once and handed on without a copy.
 *
 * <p>Meant to be reused: {@link #clear()} keeps the array unless one large message has blown it up. It writes what it is
 * told and does not check that the whole is well formed. Not thread-safe, never blocks.
 *
 * @since 0.1.0
 */
public final class JsonBuffer {
    private static final int KEPT_WHEN_CLEARED = 1 << 16;
    private static final int PROBLEMS_KEPT = 20;

    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private final int initialCapacity;
    private byte[] bytes;
    private int length;
    private @Nullable List<String> problems;
    private int problemsUntold;

    /** Kept from value to value, so that a walk costs no allocation. */
    @Nullable
    Walk walk;

    /**
     * An empty buffer.
     *
     * @param initialCapacity bytes to start with, also those kept after a message that was too large to keep
     */
    public JsonBuffer(int initialCapacity) {
        this.initialCapacity = initialCapacity;
        this.bytes = new byte[initialCapacity];
    }

    private JsonBuffer(byte[] text) {
        initialCapacity = text.length;
        bytes = text;
        length = text.length;
    }

    /** What has been written so far, in no more memory than that takes. */
    JsonBuffer copyOfText() {
        return new JsonBuffer(Arrays.copyOf(bytes, length));
    }

    /** Forgets text and problems; gives the memory back if a message has needed unusually much. */
    public void clear() {
        length = 0;
        problems = null;
        problemsUntold = 0;
        if (bytes.length > Math.max(KEPT_WHEN_CLEARED, initialCapacity)) {
            bytes = new byte[initialCapacity];
        }
    }

    /**
     * The bytes themselves, of which the first {@link #length()} count. Valid until the next write.
     *
     * @return not a copy
     */
    public byte[] array() {
        return bytes;
    }

    /**
     * How much has been written.
     *
     * @return in bytes
     */
    public int length() {
        return length;
    }

    /**
     * Takes back what was written last. Problems stay.
     *
     * @param length how many bytes to keep
     */
    public void truncate(int length) {
        this.length = Objects.checkIndex(length, this.length + 1);
    }

    /**
     * Appends one character as it is: a bracket, a comma, a colon.
     *
     * @param ascii below 128
     */
    public void raw(byte ascii) {
        ensure(1);
        bytes[length++] = ascii;
    }

    /**
     * Appends JSON text as it is.
     *
     * @param utf8 not checked
     */
    public void raw(byte[] utf8) {
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    /**
     * Appends a string, quoted and escaped (L2); half a surrogate pair becomes U+FFFD (W2).
     *
     * @param text of any length
     */
    public void string(CharSequence text) {
        stringAndTraits(text);
    }

    /**
     * Appends a whole number.
     *
     * @param value any
     */
    public void number(long value) {
        ensure(20);
        length = NumberOutput.outputLong(value, bytes, length);
    }

    /**
     * Appends a number, the shortest that reads back as the same, always with a fraction or an exponent; not a number and
     * the infinities become null (L5).
     *
     * @param value any
     */
    public void number(double value) {
        if (!Decimals.append(value, this)) {
            notShort(Double.isFinite(value) ? NumberOutput.toString(value, true) : null);
        }
    }

    /**
     * As {@link #number(double)}, the shortest that reads back as the same single-precision number.
     *
     * @param value any
     */
    public void number(float value) {
        notShort(Float.isFinite(value) ? NumberOutput.toString(value, true) : null);
    }

    /**
     * What was cut, left out or replaced since {@link #clear()}, each as {@code path: what happened}; the first ones if
     * there were many.
     *
     * @return empty as a rule
     */
    public List<String> problems() {
        if (problems == null) {
            return List.of();
        }
        List<String> told = new ArrayList<>(problems);
        if (problemsUntold > 0) {
            told.add("and " + problemsUntold + " more");
        }
        return List.copyOf(told);
    }

    void problem(String whatHappened) {
        if (problems == null) {
            problems = new ArrayList<>();
        }
        if (problems.size() < PROBLEMS_KEPT) {
            problems.add(whatHappened);
        } else {
            problemsUntold++;
        }
    }

    boolean hasRoomToTellProblems() {
        return problems == null || problems.size() < PROBLEMS_KEPT;
    }

    void nullValue() {
        raw(NULL);
    }

    void bool(boolean value) {
        raw(value ? TRUE : FALSE);
    }

    /** Appends text known to be ASCII without anything to escape, unquoted. */
    void plain(String ascii) {
        int count = ascii.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += count;
    }

    /** Appends a non-negative number with leading zeros. */
    void digits(int value, int count) {
        ensure(count);
        int rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    /**
     * Appends a string and tells what it is made of, so that nobody has to look at the characters of an ordinary string
     * a second time.
     *
     * @return {@link Characters} traits
     */
    int stringAndTraits(CharSequence text) {
        int start = length;
        int traits = text instanceof String string ? copy(string) : Characters.ESCAPED;
        if (traits >= Characters.ESCAPED) {
            length = start;
            traits |= escape(text);
        }
        return traits;
    }

    /** The characters as bytes without a branch: right for all but few strings, thrown away for those. */
    private int copy(String text) {
        int count = text.length();
        ensure(count + 2);
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        int traits = 0;
        int all = 0;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            all |= c;
            traits |= Characters.traitsOfLowBits(c);
            to[at + i] = (byte) c;
        }
        to[at + count] = '"';
        length = at + count + 1;
        return all < 128 ? traits : traits | Characters.ESCAPED;
    }

    private int escape(CharSequence text) {
        int traits = 0;
        raw((byte) '"');
        for (int i = 0, count = text.length(); i < count; i++) {
            char c = text.charAt(i);
            traits |= Characters.traits(c);
            ensure(6);
            if (c < 0x80) {
                escapeAscii(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | (c >> 6));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | (c >> 12));
                bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < count && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                raw(REPLACEMENT);
            }
        }
        raw((byte) '"');
        return traits;
    }

    private void escapeAscii(char c) {
        if ((Characters.traits(c) & Characters.ESCAPED) == 0) {
            bytes[length++] = (byte) c;
            return;
        }
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\b' -> bytes[length++] = 'b';
            case '\t' -> bytes[length++] = 't';
            case '\n' -> bytes[length++] = 'n';
            case '\f' -> bytes[length++] = 'f';
            case '\r' -> bytes[length++] = 'r';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[c >> 4];
                bytes[length++] = HEX[c & 0xF];
            }
        }
    }

    private void supplementary(int codePoint) {
        bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
        bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void notShort(@Nullable String digits) {
        if (digits == null) {
            raw(NULL);
        } else {
            plain(digits);
        }
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
