// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomValueTests {
    private static final int SEEDS_IN_A_RUN = 1000;
    private static final int MESSAGE_LENGTH = 100_000;

    /** Markers, closing brackets, and what one text may still say where the message is full. */
    private static final int BEYOND = 60_000;

    private final ValueEncoder encoder =
            Written.patiently().maxMessageLength(MESSAGE_LENGTH).build();

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000})
    void writesAnyGraphAsOneStrictValueWithinBounds(int firstSeed) {
        JsonBuffer buffer = new JsonBuffer(64);
        for (int seed = firstSeed; seed < firstSeed + SEEDS_IN_A_RUN; seed++) {
            Object value = new RandomGraph(seed).value(6);
            buffer.clear();

            assertThat(Written.by(encoder, "field", value, buffer).json())
                    .as("seed %d", seed)
                    .hasSizeLessThan(MESSAGE_LENGTH + BEYOND)
                    .doesNotContain("\n", "\r");
        }
    }

    @Test
    void servesManyThreadsAlike() throws Exception {
        int threads = 8;
        List<Object> values = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            values.add(new Object[] {new RandomGraph(seed).value(3)});
        }
        List<String> expected = texts(values);
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);

        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            answers.add(executor.submit(() -> {
                together.await(10, TimeUnit.SECONDS);
                return texts(values);
            }));
        }

        for (Future<List<String>> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(expected);
        }
        executor.shutdown();
    }

    private List<String> texts(List<Object> values) {
        JsonBuffer buffer = new JsonBuffer(64);
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(Written.by(encoder, "field", value, buffer).json());
        }
        return texts;
    }
}
