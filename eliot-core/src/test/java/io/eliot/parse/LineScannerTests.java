// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scanner takes, the general reader must take too, and find the same in it. */
class LineScannerTests {
    private static final String USUAL =
            "{\"order\":{\"sku\":\"A-\\u00e9\\n\",\"price\":[12.50,-0,1e5,true,null]},\"größe\":\"ü😀\","
                    + "\"action_type\":\"a\",\"action_status\":\"started\",\"timestamp\":1700000000.123456,"
                    + "\"task_uuid\":\"u-1\",\"task_level\":[2,13,1]}";

    private final LineScanner scanner = new LineScanner();
    private final EnvelopeReader reader = new EnvelopeReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"timestamp\":1}",
                " { \"task_level\" : [ 3 , 1 ] ,\t\"task_uuid\" : \"u\" } \r\n",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\",\"b\":{},\"c\":[],\"d\":{\"e\":[{}]},\"task_uuid\":\"u\",\"task_level\":[999999999]}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"timestamp\":9007199254740993.5}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"timestamp\":0.00000000000000000000000000012}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"timestamp\":-1.5e-3}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"task_level\":[2],\"timestamp\":1,\"timestamp\":2}",
            })
    void takesUsualLines(String line) throws RefusedMessageException {
        byte[] bytes = line.getBytes(UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isNotNull().isEqualTo(reader.read(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"task_uuid\":\"u\",\"task_level\":[",
                "{\"task_uuid\":\"u\",\"task_level\":[01]}",
                "{\"task_uuid\":\"u\",\"task_level\":[1]} x",
                "{\"task_uuid\":\"u\",\"task_level\":[1],}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"a\":01}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"a\":1.}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"a\":NaN}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"a\":\"\u0001\"}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"a\":\"\\x\"}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"a\":{\"\\ud800\":1}}",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"action_type\":null}",
                "{\"task_uuid\":\"u\",\"task_level\":[2],\"action_type\":\"a\",\"action_status\":\"started\"}",
            })
    void leavesTheOthersToTheGeneralReader(String line) {
        byte[] bytes = line.getBytes(UTF_8);

        assertThat(scanner.scan(bytes, 0, bytes.length)).isNull();
    }

    @Test
    void leavesNamesTooLongForTheGeneralReader() {
        String name = "n".repeat(60_000);
        for (String fields : new String[] {"\"" + name + "\":1", "\"ä" + name + "\":1", "\"a\":{\"" + name + "\":1}"}) {
            byte[] bytes = ("{\"task_uuid\":\"u\",\"task_level\":[1]," + fields + "}").getBytes(UTF_8);

            assertThat(scanner.scan(bytes, 0, bytes.length)).isNull();
        }
    }

    @Test
    void leavesBytesThatAreNotUtf8() {
        for (String wrong :
                new String[] {"\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "\u0080", "\u00e9"}) {
            byte[] bytes = ("{\"task_uuid\":\"u\",\"task_level\":[1],\"a\":\"" + wrong + "\"}").getBytes(ISO_8859_1);

            assertThat(scanner.scan(bytes, 0, bytes.length)).as(wrong).isNull();
        }
    }

    @Test
    void agreesWithTheGeneralReaderOnMutatedLines() {
        int taken = 0;
        for (int seed = 0; seed < 100_000; seed++) {
            byte[] bytes = mutated(new Random(seed));
            Envelope envelope = scanner.scan(bytes, 0, bytes.length);
            if (envelope != null) {
                taken++;
                assertThat(read(bytes)).as("seed " + seed).isEqualTo(envelope);
            }
        }
        assertThat(taken).isBetween(5_000, 90_000);
    }

    private Object read(byte[] bytes) {
        try {
            return reader.read(bytes, 0, bytes.length);
        } catch (RefusedMessageException e) {
            return e.reason() + " in " + new String(bytes, UTF_8);
        }
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = USUAL.getBytes(UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            byte other = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
            bytes[random.nextInt(bytes.length)] = other;
        }
        return bytes;
    }
}
