// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileValueTests {
    private enum Part {
        name,
        value,
        zone
    }

    @ParameterizedTest // each took from seconds to minutes when time grew with the square of the length
    @ValueSource(
            strings = {
                "://",
                "://x:1/@",
                "://x:y",
                "?code=",
                "?key=`",
                "?key=null",
                "at index 1: ",
                "at index 1: ?\n\t",
                "at index 1: [redacted]@",
                "jdbc:oracle:thin:",
                "-----BEGIN PRIVATE KEY-----[redacted]"
            })
    @Timeout(10)
    void readsATextThatLooksLikeManySecretsInTime(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());

        assertThat(Redaction.standard().redact(text)).isNotEmpty();
    }

    @Test // each such name took milliseconds when all its runs of words were looked up
    @Timeout(10)
    void readsManyNamesOfManyWordsInTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 1 << 20; i++) {
            text.append(" --").append("a_".repeat(150)).append(i).append(' ');
        }

        assertThat(Redaction.standard().redact(text.toString())).hasSize(text.length());
    }

    @Test
    @Timeout(10)
    void readsAnAddressWithAnEndlessPortInTime() {
        String text = "http://x:" + "1".repeat(1 << 19) + "/" + "@".repeat(1 << 19);

        assertThat(Redaction.standard().redact(text)).isNotEmpty();
    }

    @Test
    void doesNotUseTheEntriesOfAMapThatRemembersTheirUse() {
        Map<String, Object> map = new LinkedHashMap<>(16, 0.75f, true);
        map.put("name", "n");
        map.put("value", "v");
        map.put("last", "l");

        assertThat(Written.by(ValueEncoder.create(), map).json())
                .isEqualTo("{\"name\":\"n\",\"value\":\"v\",\"last\":\"l\"}");
        assertThat(map.keySet()).containsExactly("name", "value", "last");
    }

    @Test
    void asksNoSortedMapForAKeyItCannotCompare() {
        Map<Part, Object> map = new TreeMap<>(Map.of(Part.name, 1, Part.value, 2, Part.zone, 3));

        assertThat(Written.by(ValueEncoder.create(), map).json()).isEqualTo("{\"name\":1,\"value\":2,\"zone\":3}");
    }

    @Test // L9
    void looksAtTheClockAfterEachElementThatForeignCodeMakes() {
        AtomicInteger made = new AtomicInteger();
        AbstractList<Integer> list = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
                return made.incrementAndGet();
            }

            @Override
            public int size() {
                return 8;
            }
        };
        ValueEncoder hasty =
                ValueEncoder.builder().maxTime(Duration.ofMillis(500)).build();

        assertThat(Written.by(hasty, list).json()).endsWith("\"[cut: took too long]\"]");
        assertThat(made.get()).isLessThan(4);
    }

    @Test // L8
    void cutsNoCharacterInTwo() {
        ValueEncoder brief = ValueEncoder.builder().maxStringLength(16).build();

        assertThat(Written.by(brief, "x" + "😀".repeat(20)).json())
                .isEqualTo("\"x" + "😀".repeat(7) + "[cut: 41 characters]\"");
    }
}
