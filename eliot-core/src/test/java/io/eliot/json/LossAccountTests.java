// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import io.eliot.destination.MemoryDestination;
import io.eliot.destination.QueuedDestination;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The log of a destination that fails at random accounts for all that it was given: offered = written + told as dropped. */
@Timeout(120)
class LossAccountTests {
    private static final int SEEDS_IN_A_RUN = 10;
    private static final int MESSAGES = 100;
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ValueEncoder values =
            Written.patiently().maxMessageLength(20_000).build();

    static Stream<Arguments> runs() {
        return Stream.of(1, 4)
                .flatMap(threads -> Stream.of(false, true)
                        .flatMap(queued -> IntStream.range(0, 10)
                                .mapToObj(run -> Arguments.of(run * SEEDS_IN_A_RUN, threads, queued))));
    }

    @ParameterizedTest(name = "seeds from {0}, {1} threads, queued: {2}")
    @MethodSource("runs")
    void accountsForEveryMessage(int firstSeed, int threads, boolean queued) throws Exception {
        for (int seed = firstSeed; seed < firstSeed + SEEDS_IN_A_RUN; seed++) {
            Fragile fragile = new Fragile(seed);
            MemoryDestination offered = new MemoryDestination();
            EliotLogger logger = EliotLogger.builder()
                    .values(values)
                    .destination("fragile", queued ? queue(fragile, seed) : fragile)
                    .destination("offered", offered)
                    .build();

            logGraphs(logger, seed, threads);
            fragile.broken = false;
            logger.log("repaired");
            logger.close();

            assertThat(fragile.written.messages().size() + told(fragile.written))
                    .as("seed %d", seed)
                    .isEqualTo(offered.messages().size());
            assertThat(logged(offered)).as("seed %d", seed).isEqualTo(MESSAGES + 2L * threads + 1);
        }
    }

    private static Destination queue(Destination destination, int seed) {
        return QueuedDestination.builder(destination)
                .capacity(10_000 << seed % 8)
                .build();
    }

    private static void logGraphs(EliotLogger logger, int seed, int threads) throws InterruptedException {
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(thread -> new Thread(() -> logger.task("graphs").run(() -> {
                    RandomGraph graphs = new RandomGraph(seed * 31L + thread);
                    for (int i = 0; i < MESSAGES / threads; i++) {
                        logger.log("graph", "value", graphs.value(2));
                    }
                })))
                .toList();
        all.forEach(Thread::start);
        for (Thread thread : all) {
            thread.join(60_000);
        }
    }

    private static long told(MemoryDestination log) {
        return log.messages().stream()
                .filter(message -> message.type().equals("eliot:dropped"))
                .mapToLong(message -> (Integer) parsed(message).getOrDefault("count", 0))
                .sum();
    }

    private static long logged(MemoryDestination log) {
        return log.messages().stream()
                .filter(message -> !parsed(message).isEmpty() && !message.type().startsWith("eliot:"))
                .count();
    }

    @SuppressWarnings("unchecked") // a message is a JSON object
    private static Map<String, Object> parsed(EncodedMessage message) {
        return STRICT.readValue(message.json(), Map.class);
    }

    /** Works and fails for some messages in turn. */
    private static final class Fragile implements Destination {
        final MemoryDestination written = new MemoryDestination();
        volatile boolean broken = true;
        private final Random random;
        private final AtomicInteger untilChange = new AtomicInteger();
        private volatile boolean failing;

        Fragile(int seed) {
            random = new Random(seed);
        }

        @Override
        public void write(EncodedMessage message) throws IOException {
            if (untilChange.getAndDecrement() <= 0) {
                untilChange.set(random.nextInt(8));
                failing = random.nextBoolean();
            }
            if (broken && failing) {
                throwSomething(random.nextInt(4));
            }
            written.write(message);
        }

        private static void throwSomething(int which) throws IOException {
            switch (which) {
                case 0 -> throw new IOException("disk full");
                case 1 -> throw new IllegalStateException("closed");
                case 2 -> throw new StackOverflowError();
                default -> throw new AssertionError("broken");
            }
        }
    }
}
