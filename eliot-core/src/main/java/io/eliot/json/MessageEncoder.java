// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import io.eliot.message.ActionStatus;
import io.eliot.message.FieldNames;
import io.eliot.message.TaskLevel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as lines. The caller's fields come first, then what the library says, then global fields (spec A8);
 * the library's own names cannot be overridden (spec A6, W3, W11).
 *
 * <p>Thread-safe; takes no lock to encode.
 *
 * @since 0.1.0
 */
public final class MessageEncoder {
    private static final Map<ActionStatus, byte[]> ACTION_STATUS = new EnumMap<>(ActionStatus.class);
    private static final byte[] TIMESTAMP = ascii(member(FieldNames.TIMESTAMP));
    private static final byte[] TASK_UUID = ascii(member(FieldNames.TASK_UUID));
    private static final byte[] ACTION_TYPE = ascii(member(FieldNames.ACTION_TYPE));
    private static final byte[] TASK_LEVEL = ascii(member(FieldNames.TASK_LEVEL));
    private static final byte[] MESSAGE_TYPE = ascii(member(FieldNames.MESSAGE_TYPE));

    static {
        for (ActionStatus status : ActionStatus.values()) {
            ACTION_STATUS.put(status, ascii(member(FieldNames.ACTION_STATUS) + '"' + status.wireName() + '"'));
        }
    }

    private final ValueEncoder values;
    private final RecurringTexts texts = new RecurringTexts();
    private final TopLevelNames names;
    private final BufferPool buffers = new BufferPool();
    private volatile GlobalFields globalFields = GlobalFields.NONE;

    /**
     * An encoder without global fields.
     *
     * @param values how values are written
     */
    public MessageEncoder(ValueEncoder values) {
        this.values = values;
        this.names = new TopLevelNames(values.redaction());
    }

    private static String member(String name) {
        return '"' + name + "\":";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Adds a field to every message from now on, or replaces it. It overrides a message's own field of that name.
     *
     * @param name any but the six of the envelope
     * @param value encoded now
     * @throws IllegalArgumentException if the name is one of the envelope's (spec W11)
     */
    public synchronized void addGlobalField(String name, @Nullable Object value) {
        globalFields = globalFields.with(names.of(name), value, values);
    }

    /**
     * Encodes one message. It is to be given back by {@link #release} as soon as it was delivered.
     *
     * @param taskUuid the task
     * @param parentLevel the level of the action the message is in
     * @param index the place in that action
     * @param type the message's type, or the action's for a start or end message
     * @param status null for a standalone message
     * @param timestampMicros microseconds since the Unix epoch
     * @param fields the caller's fields
     * @param problems what is already known to be wrong with them
     * @return the message
     */
    public EncodedMessage encode(
            String taskUuid,
            TaskLevel parentLevel,
            int index,
            String type,
            @Nullable ActionStatus status,
            long timestampMicros,
            FieldList fields,
            List<String> problems) {
        JsonBuffer line = buffers.take();
        EncodedMessage message = new EncodedMessage(
                taskUuid,
                parentLevel,
                index,
                typeOf(Objects.requireNonNullElse(type, "")),
                status,
                timestampMicros,
                null,
                line);
        write(message, parentLevel, index, fields, line);
        for (String problem : problems) {
            line.problem(problem);
        }
        return message;
    }

    private String typeOf(String type) {
        return texts.knows(type) ? type : names.of(type);
    }

    /**
     * Fields as text, for a message that tells what happened to them (spec J5).
     *
     * @param fields the caller's fields
     * @return a JSON object
     */
    public String describe(FieldList fields) {
        JsonBuffer text = buffers.take();
        try {
            for (int i = 0; i < fields.size(); i++) {
                writeField(i, fields, GlobalFields.NONE, text);
            }
            separate(text);
            return text.length() == 1
                    ? "{}"
                    : new String(text.array(), 0, text.length() - 1, StandardCharsets.UTF_8) + "}";
        } finally {
            buffers.giveBack(text);
        }
    }

    /**
     * Takes a delivered message's bytes back; the message is not valid any more.
     *
     * @param message one of {@link #encode}
     */
    public void release(EncodedMessage message) {
        JsonBuffer line = message.line();
        message.invalidate();
        buffers.giveBack(line);
    }

    /**
     * The same message with the global fields of now, for one that was encoded before they were known (spec I11).
     *
     * @param message a copy
     * @return a copy
     */
    public EncodedMessage withGlobalFields(EncodedMessage message) {
        GlobalFields globals = globalFields;
        return globals.isEmpty() ? message : message.withLine(LateGlobalFields.apply(globals, message.line()));
    }

    private void write(EncodedMessage message, TaskLevel parentLevel, int index, FieldList fields, JsonBuffer line) {
        GlobalFields globals = globalFields;
        boolean action = message.status() != null;
        int written = 0;
        for (int i = 0; i < fields.size(); i++) {
            if (line.length() >= values.bounds().messageLength()) {
                cut(i, fields, globals, line);
                break;
            }
            String name = fields.name(i);
            int reserved = reserved(name);
            if (reserved == 0) {
                writeField(i, fields, globals, line);
            } else if ((reserved & (action ? OF_ACTION : OF_MESSAGE)) == 0) {
                String renamed = harmless(name + "_", fields, globals); // W3
                line.problem(name + ": [renamed: " + renamed + ", as the name has a meaning of its own in a log]");
                separate(line);
                line.string(renamed);
                writeValue(renamed, fields.value(i), fields, globals, line);
            } else {
                line.problem(name + ": [not written: Eliot itself writes a field of this name]"); // A6
                writeReserved(reserved, message, parentLevel, index, line); // A8: in the place of the user's
                written |= reserved;
            }
        }
        int order = action ? OF_ACTION : OF_MESSAGE;
        for (int reserved = 1; reserved <= LAST; reserved <<= 1) {
            if ((order & ~written & reserved) != 0) {
                writeReserved(reserved, message, parentLevel, index, line);
            }
        }
        appendGlobalFields(globals, fields, line);
        line.raw((byte) '}');
        line.raw((byte) '\n');
    }

    // The members of the envelope as bits, in the order in which they are written (A8).
    private static final int BIT_ACTION_STATUS = 1;
    private static final int BIT_TIMESTAMP = 2;
    private static final int BIT_TASK_UUID = 4;
    private static final int BIT_ACTION_TYPE = 8;
    private static final int BIT_TASK_LEVEL = 16;
    private static final int BIT_MESSAGE_TYPE = 32;
    private static final int LAST = BIT_MESSAGE_TYPE;
    private static final int OF_BOTH = BIT_TIMESTAMP | BIT_TASK_UUID | BIT_TASK_LEVEL;
    private static final int OF_ACTION = OF_BOTH | BIT_ACTION_STATUS | BIT_ACTION_TYPE;
    private static final int OF_MESSAGE = OF_BOTH | BIT_MESSAGE_TYPE;

    private static int reserved(String name) {
        return switch (name) {
            case FieldNames.ACTION_STATUS -> BIT_ACTION_STATUS;
            case FieldNames.TIMESTAMP -> BIT_TIMESTAMP;
            case FieldNames.TASK_UUID -> BIT_TASK_UUID;
            case FieldNames.ACTION_TYPE -> BIT_ACTION_TYPE;
            case FieldNames.TASK_LEVEL -> BIT_TASK_LEVEL;
            case FieldNames.MESSAGE_TYPE -> BIT_MESSAGE_TYPE;
            default -> 0;
        };
    }

    private static String harmless(String name, FieldList fields, GlobalFields globals) {
        String renamed = name;
        while (fields.contains(renamed) || globals.value(renamed) != null) {
            renamed += "_";
        }
        return renamed;
    }

    private void writeField(int i, FieldList fields, GlobalFields globals, JsonBuffer line) {
        separate(line);
        String name = fields.name(i);
        if (!texts.appendKnown(name, line)) {
            String clean = names.of(name);
            // Names that were cleaned or cut may have become alike.
            name = clean.equals(name) ? name : harmless(clean + "_" + i, fields, globals);
            texts.append(name, line);
        }
        writeValue(name, fields.value(i), fields, globals, line);
    }

    private void writeValue(
            String name, @Nullable Object value, FieldList fields, GlobalFields globals, JsonBuffer line) {
        line.raw((byte) ':');
        byte[] global = globals.isEmpty() ? null : globals.value(name);
        if (global != null) {
            line.raw(global);
        } else if (value != null && NamedValue.isCredential(fields, name, values.redaction())) {
            line.string(Redaction.REDACTED);
        } else {
            values.encode(name, value, line);
        }
    }

    private static void cut(int written, FieldList fields, GlobalFields globals, JsonBuffer line) {
        String marker = Marker.fields(written, fields.size());
        separate(line);
        line.string(harmless(Marker.CUT_MEMBER, fields, globals));
        line.raw((byte) ':');
        line.string(marker);
        line.problem(marker);
    }

    private static void appendGlobalFields(GlobalFields globals, FieldList fields, JsonBuffer line) {
        for (Map.Entry<String, byte[]> global : globals.asMap().entrySet()) {
            if (!fields.contains(global.getKey())) {
                separate(line);
                line.string(global.getKey());
                line.raw((byte) ':');
                line.raw(global.getValue());
            }
        }
    }

    private void writeReserved(
            int reserved, EncodedMessage message, TaskLevel parentLevel, int index, JsonBuffer line) {
        separate(line);
        switch (reserved) {
            case BIT_ACTION_STATUS -> line.raw(Objects.requireNonNull(ACTION_STATUS.get(message.status())));
            case BIT_TIMESTAMP -> {
                line.raw(TIMESTAMP);
                writeSeconds(message.timestampMicros(), line);
            }
            case BIT_TASK_UUID -> {
                line.raw(TASK_UUID);
                line.string(message.taskUuid());
            }
            case BIT_ACTION_TYPE -> {
                line.raw(ACTION_TYPE);
                texts.append(message.type(), line);
            }
            case BIT_TASK_LEVEL -> {
                line.raw(TASK_LEVEL);
                writeLevel(parentLevel, index, line);
            }
            default -> {
                line.raw(MESSAGE_TYPE);
                texts.append(message.type(), line);
            }
        }
    }

    private static void separate(JsonBuffer line) {
        line.raw((byte) (line.length() == 0 ? '{' : ','));
    }

    /** Seconds as a plain decimal with at least one and at most six digits of fraction (A10). */
    private static void writeSeconds(long micros, JsonBuffer line) {
        if (micros < 0) { // a clock set before 1970
            line.number(micros / 1e6);
            return;
        }
        line.number(micros / 1_000_000);
        line.raw((byte) '.');
        Decimals.fraction((int) (micros % 1_000_000), line);
    }

    private static void writeLevel(TaskLevel parentLevel, int index, JsonBuffer line) {
        line.raw((byte) '[');
        for (int i = 0; i < parentLevel.depth(); i++) {
            line.number(parentLevel.get(i));
            line.raw((byte) ',');
        }
        line.number(index);
        line.raw((byte) ']');
    }
}
