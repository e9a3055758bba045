// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the original has functions for, and Java one line. */
class RecipeTests {
    private static final DateTimeFormatter SIX_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    private static String tai64n(Instant time) {
        return "@%016x%08x".formatted((1L << 62) + 10 + time.getEpochSecond(), time.getNano());
    }

    private static Instant ofTai64n(String text) {
        long seconds = HexFormat.fromHexDigitsToLong(text, 1, 17) - (1L << 62) - 10;
        return Instant.ofEpochSecond(seconds, HexFormat.fromHexDigits(text, 17, 25));
    }

    @Test // V1
    void aTimeAsText() {
        assertThat(SIX_DIGITS.format(Instant.ofEpochSecond(1348843986, 123_456_000)))
                .isEqualTo("2012-09-28T14:53:06.123456Z");
        assertThat(SIX_DIGITS.format(Instant.ofEpochSecond(1348843986))).isEqualTo("2012-09-28T14:53:06.000000Z");
    }

    @Test // V1
    void aDigest() throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5").digest("abc".getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    }

    @Test // V1
    void aValueAsItIs() {
        assertThat(UnaryOperator.<String>identity().apply("same")).isEqualTo("same");
    }

    @Test // V2
    void aTimeAsTai64n() {
        double timestamp = 1387299889.1531875; // and 13 nanoseconds: as near as a double comes to .153187625
        Instant time = Instant.ofEpochSecond((long) timestamp, (long) (timestamp % 1 * 1e9));

        assertThat(tai64n(time)).isEqualTo("@4000000052b0843b092174b9");
        assertThat(tai64n(Instant.EPOCH)).isEqualTo("@400000000000000a00000000");
        assertThat(ofTai64n("@4000000052b0843b092174b9")).isEqualTo(time);
    }
}
