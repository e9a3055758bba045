// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What senders put into the header is anything, as often as they like; what is kept of it is bounded. */
class HeaderMemoryTests {
    private static final int FILLS_WHAT_IS_REMEMBERED = 30_000;
    private static final int HEADERS = 10_000;
    private static final int ROUNDS = 5;

    private final Random random = new Random(7);
    private final EliotLogger logger =
            EliotLogger.builder().destination("nowhere", message -> {}).build();
    private final ServerActions actions = ServerActions.of(logger);

    @Test
    void keepsNothingMoreOfTenThousandHeaders() {
        receive(FILLS_WHAT_IS_REMEMBERED);

        // Kept as they are, they would be 20 MB in every round; what else lives in this heap grows in some.
        assertThat(LongStream.generate(this::growthOfARound).limit(ROUNDS)).anyMatch(growth -> growth < 1_000_000);
    }

    private long growthOfARound() {
        long before = liveHeap();
        receive(HEADERS);
        return liveHeap() - before;
    }

    private void receive(int headers) {
        for (int i = 0; i < headers; i++) {
            ServerAction action = actions.start(Incoming.from("127.0.0.1", header(i)));
            action.end(200, null);
        }
    }

    private String header(int number) {
        return switch (number % 3) {
            case 0 -> "task-" + number + "x".repeat(random.nextInt(100)) + "@" + "/7".repeat(1 + random.nextInt(1_900));
            case 1 -> "task-" + number + "@/" + (1 + random.nextInt(Integer.MAX_VALUE - 1));
            default -> "\u00e9{\"" + number + "@" + "z".repeat(random.nextInt(4_000));
        };
    }

    private static long liveHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
