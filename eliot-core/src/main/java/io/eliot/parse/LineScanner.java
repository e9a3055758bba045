// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.eliot.message.ActionStatus;
import io.eliot.message.FieldNames;
import io.eliot.message.TaskLevel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what places a message off a line of the usual form, several times as fast as a general parser can. It gives up at
 * anything that is unusual or wrong, which is then for {@link EnvelopeReader} to judge: all this has to guarantee is that
 * what it takes is JSON and means the same.
 */
final class LineScanner {
    private static final int MAX_NESTING = 64;
    /** The general parser refuses names at some length. */
    private static final int MAX_NAME = 4096;

    private static final long MAX_EXACT = 1L << 53;
    private static final double[] POWERS = new double[23];
    private static final boolean[] IS_PLAIN = new boolean[256];

    static {
        Arrays.fill(IS_PLAIN, ' ', 0x80, true);
        IS_PLAIN['"'] = false;
        IS_PLAIN['\\'] = false;
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private static final byte[] TASK_UUID = FieldNames.TASK_UUID.getBytes(ISO_8859_1);
    private static final byte[] TASK_LEVEL = FieldNames.TASK_LEVEL.getBytes(ISO_8859_1);
    private static final byte[] TIMESTAMP = FieldNames.TIMESTAMP.getBytes(ISO_8859_1);
    private static final byte[] MESSAGE_TYPE = FieldNames.MESSAGE_TYPE.getBytes(ISO_8859_1);
    private static final byte[] ACTION_TYPE = FieldNames.ACTION_TYPE.getBytes(ISO_8859_1);
    private static final byte[] ACTION_STATUS = FieldNames.ACTION_STATUS.getBytes(ISO_8859_1);

    private final KnownTexts texts = new KnownTexts();
    private byte[] bytes = {};
    private int at;
    private int end;
    private @Nullable String taskUuid;
    private int[] level = new int[16];
    private int depth;
    private double timestamp;
    private @Nullable String messageType;
    private @Nullable String actionType;
    private @Nullable String status;

    /** What places the message, or null if the line is not of the usual form. */
    @Nullable
    Envelope scan(byte[] line, int offset, int length) {
        bytes = line;
        at = offset;
        end = offset + length;
        taskUuid = null;
        depth = 0;
        timestamp = Double.NaN;
        messageType = null;
        actionType = null;
        status = null;
        return scanObject() ? envelope() : null;
    }

    private @Nullable Envelope envelope() {
        if (taskUuid == null || depth == 0) {
            return null;
        }
        ActionStatus known = knownStatus();
        if (actionType != null && (known == null || (known == ActionStatus.STARTED && level[depth - 1] != 1))) {
            return null;
        }
        TaskLevel place = TaskLevel.of(Arrays.copyOf(level, depth));
        return actionType == null
                ? new Envelope(taskUuid, place, timestamp, messageType, null)
                : new Envelope(taskUuid, place, timestamp, actionType, known);
    }

    private @Nullable ActionStatus knownStatus() {
        if (status == null) {
            return null;
        }
        return switch (status) {
            case "started" -> ActionStatus.STARTED;
            case "succeeded" -> ActionStatus.SUCCEEDED;
            case "failed" -> ActionStatus.FAILED;
            default -> null;
        };
    }

    /** The object that is the line, and nothing after it. */
    private boolean scanObject() {
        skipBlanks();
        if (!take('{') || !scanMembers()) {
            return false;
        }
        skipBlanks();
        return at == end;
    }

    private boolean scanMembers() {
        do {
            skipBlanks();
            int name = at + 1;
            if (!skipName()) {
                return false;
            }
            int nameEnd = at - 1;
            skipBlanks();
            if (!take(':')) {
                return false;
            }
            skipBlanks();
            if (!scanMember(name, nameEnd - name)) {
                return false;
            }
            skipBlanks();
        } while (take(','));
        return take('}');
    }

    private boolean scanMember(int name, int length) {
        return switch (length) {
            case 9 ->
                is(TASK_UUID, name)
                        ? (taskUuid = plainString()) != null
                        : is(TIMESTAMP, name) ? scanTimestamp() : skipValue(0);
            case 10 -> is(TASK_LEVEL, name) ? scanLevel() : skipValue(0);
            case 11 -> is(ACTION_TYPE, name) ? (actionType = plainString()) != null : skipValue(0);
            case 12 -> is(MESSAGE_TYPE, name) ? (messageType = plainString()) != null : skipValue(0);
            case 13 -> is(ACTION_STATUS, name) ? (status = plainString()) != null : skipValue(0);
            default -> skipValue(0);
        };
    }

    private boolean is(byte[] name, int from) {
        return Arrays.equals(name, 0, name.length, bytes, from, from + name.length);
    }

    private boolean take(char c) {
        if (at < end && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < end && bytes[at] <= ' ' && isBlank(bytes[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** A string of ASCII without escapes; null if it is no such string. */
    private @Nullable String plainString() {
        int from = at + 1;
        return skipPlainString() ? texts.of(bytes, from, at - 1 - from) : null;
    }

    private boolean skipPlainString() {
        if (!take('"')) {
            return false;
        }
        at = endOfPlain(at);
        return take('"');
    }

    /**
     * A name may have any characters, but no escapes: one of ours could hide in them, or half a surrogate pair, which the
     * general parser takes in values only.
     */
    private boolean skipName() {
        int quote = at;
        if (skipPlainString()) {
            return at - quote <= MAX_NAME;
        }
        at = quote;
        if (!skipString() || at - quote > MAX_NAME) {
            return false;
        }
        for (int i = quote; i < at; i++) {
            if (bytes[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    private boolean scanLevel() {
        depth = 0;
        if (!take('[')) {
            return false;
        }
        do {
            skipBlanks();
            int element = positive();
            if (element == 0) {
                return false;
            }
            if (depth == level.length) {
                level = Arrays.copyOf(level, depth * 2);
            }
            level[depth++] = element;
            skipBlanks();
        } while (take(','));
        return take(']');
    }

    /** A positive integer of at most nine digits, or 0 for what is none. */
    private int positive() {
        int from = at;
        int value = 0;
        while (at < end && isDigit(bytes[at]) && at - from < 9) {
            value = value * 10 + bytes[at++] - '0';
        }
        return at == from || bytes[from] == '0' ? 0 : value;
    }

    private boolean scanTimestamp() {
        int from = at;
        if (!skipNumber()) {
            return false;
        }
        timestamp = number(from, at);
        return true;
    }

    /** Digits that fit a double, divided by a power of ten that does: the quotient is rounded once, so it is right. */
    private double number(int from, int to) {
        long digits = 0;
        int point = to;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                point = i;
            } else if (!isDigit(bytes[i]) || digits > MAX_EXACT / 10 - 1) {
                return Double.parseDouble(new String(bytes, from, to - from, ISO_8859_1));
            } else {
                digits = digits * 10 + bytes[i] - '0';
            }
        }
        int fraction = Math.max(0, to - point - 1);
        return fraction < POWERS.length
                ? digits / POWERS[fraction]
                : Double.parseDouble(new String(bytes, from, to - from, ISO_8859_1));
    }

    private boolean skipValue(int nesting) {
        if (at == end) {
            return false;
        }
        return switch (bytes[at]) {
            case '"' -> skipString();
            case '{' -> skipObject(nesting);
            case '[' -> skipArray(nesting);
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> skipNumber();
        };
    }

    private boolean skipWord(String word) {
        if (end - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private boolean skipObject(int nesting) {
        at++;
        skipBlanks();
        if (take('}')) {
            return true;
        }
        do {
            skipBlanks();
            if (!skipName()) {
                return false;
            }
            skipBlanks();
            if (!take(':') || !skipInner(nesting)) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean skipArray(int nesting) {
        at++;
        skipBlanks();
        if (take(']')) {
            return true;
        }
        do {
            if (!skipInner(nesting)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    private boolean skipInner(int nesting) {
        skipBlanks();
        boolean isSkipped = nesting < MAX_NESTING && skipValue(nesting + 1);
        skipBlanks();
        return isSkipped;
    }

    /** A string with whatever a string may have, but for what is not UTF-8. */
    private boolean skipString() {
        if (!take('"')) {
            return false;
        }
        while ((at = endOfPlain(at)) < end) {
            byte b = bytes[at];
            if (b == '"') {
                at++;
                return true;
            }
            boolean isSkipped = b == '\\' ? skipEscape() : b < 0 && skipUtf8();
            if (!isSkipped) {
                return false;
            }
        }
        return false;
    }

    /** The first byte from there that is not ASCII, or has a meaning in a string, or no place in one. */
    private int endOfPlain(int from) {
        byte[] text = bytes;
        boolean[] isPlain = IS_PLAIN;
        int limit = end;
        int i = from;
        while (i < limit && isPlain[text[i] & 0xff]) {
            i++;
        }
        return i;
    }

    private boolean skipEscape() {
        if (end - at < 2) {
            return false;
        }
        byte escaped = bytes[at + 1];
        at += 2;
        if (escaped == 'u') {
            for (int i = 0; i < 4; i++, at++) {
                if (at == end || Character.digit(bytes[at], 16) < 0) {
                    return false;
                }
            }
            return true;
        }
        return "\"\\/bfnrt".indexOf(escaped) >= 0;
    }

    /** Two or three bytes that are neither too long a form nor half a pair, or four up to the last code point. */
    private boolean skipUtf8() {
        int first = bytes[at] & 0xff;
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || end - at < length) {
            return false;
        }
        int second = bytes[at + 1] & 0xff;
        int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        boolean isRight = second >= low && second <= high;
        for (int i = 2; i < length; i++) {
            isRight &= (bytes[at + i] & 0xc0) == 0x80;
        }
        at += length;
        return isRight;
    }

    private boolean skipNumber() {
        take('-');
        int from = at;
        if (!skipDigits() || (bytes[from] == '0' && at - from > 1) || at - from > 900) {
            return false;
        }
        if (take('.') && !skipDigits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return skipDigits() && at - from < 900;
        }
        return at - from < 900;
    }

    private boolean skipDigits() {
        int from = at;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        return at > from;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
