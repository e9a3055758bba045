// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownTextsTests {
    private final KnownTexts texts = new KnownTexts();

    private String read(String text) {
        return texts.of((" " + text + " ").getBytes(ISO_8859_1), 1, text.length());
    }

    @Test
    void givesTheSameStringForATextThatComesAgain() {
        assertThat(read("http:server")).isEqualTo("http:server").isSameAs(read("http:server"));
    }

    @Test
    void tellsTextsApartThatShareASlot() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5_000; i++) {
                String uuid = new UUID(i * 31L, i).toString();

                assertThat(read(uuid)).isEqualTo(uuid);
            }
        }
    }

    @Test
    void readsTextsOfAnyLength() {
        for (int length = 0; length < 100; length++) {
            assertThat(read("x".repeat(length))).hasSize(length);
        }
    }

    @Test
    void keepsNoLongText() {
        String text = "x".repeat(65);

        assertThat(read(text)).isNotSameAs(read(text));
    }
}
