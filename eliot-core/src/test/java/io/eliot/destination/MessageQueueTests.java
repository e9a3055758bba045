// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.json.EncodedMessage;
import io.eliot.json.ValueEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what is lost would be polled for without end
class MessageQueueTests {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final long A_DAY = Duration.ofDays(1).toNanos();

    private final List<EncodedMessage> polled = new ArrayList<>();

    private static EncodedMessage message(String type, int length) {
        MemoryDestination memory = new MemoryDestination();
        EliotLogger.builder()
                .values(ValueEncoder.builder()
                        .maxStringLength(length + 1_000)
                        .maxMessageLength(length + 2_000)
                        .build())
                .destination("memory", memory)
                .build()
                .log(type, "text", "x".repeat(length));
        return memory.messages().get(0);
    }

    private static List<String> types(List<EncodedMessage> messages) {
        return messages.stream().map(EncodedMessage::type).toList();
    }

    private void poll(MessageQueue queue) {
        List<EncodedMessage> batch = new ArrayList<>();
        queue.pollInto(batch, 7);
        queue.release(batch);
        polled.addAll(batch);
    }

    @Test
    void givesBackInOrderWhatItTookHoweverOftenItsPlacesAreUsed() {
        MessageQueue queue = new MessageQueue(10_000, 0, 0);

        for (int i = 0; i < 1_000; i++) {
            assertThat(queue.offer(message("a" + i, 0))).isTrue();
            assertThat(queue.offer(message("b" + i, 0))).isTrue();
            poll(queue);
        }

        assertThat(queue.isEmpty()).isTrue();
        assertThat(types(polled))
                .isEqualTo(IntStream.range(0, 2_000)
                        .mapToObj(i -> (i % 2 == 0 ? "a" : "b") + i / 2)
                        .toList());
    }

    @Test
    void takesNoMoreThanItsMemoryUntilHalfOfItIsFree() {
        EncodedMessage message = message("m", 0);
        MessageQueue queue = new MessageQueue(10 * (message.size() + 256), 0, 0);
        List<EncodedMessage> batch = new ArrayList<>();

        assertThat(IntStream.range(0, 20).filter(i -> queue.offer(message))).hasSize(10);
        queue.pollInto(batch, 5);
        queue.release(batch.subList(0, 4));
        assertThat(queue.offer(message)).isFalse();
        queue.release(batch.subList(4, 5));
        assertThat(IntStream.range(0, 20).filter(i -> queue.offer(message))).hasSize(5);
    }

    @Test
    void hasAPlaceForEachMessageThatItsMemoryIsEnoughFor() {
        EncodedMessage message = message("m", 0);

        for (int capacity = 1_024; capacity < 50_000; capacity += 61) {
            MessageQueue queue = new MessageQueue(capacity, 0, 0);
            int offered = 0;
            while (queue.offer(message)) {
                offered++;
            }
            polled.clear();
            while (!queue.isEmpty()) {
                poll(queue);
            }

            assertThat(polled).as("capacity %d", capacity).hasSize(offered);
        }
    }

    @Test // after 4 GiB
    void goesOnWhenItsCountOfBytesRunsOver() {
        EncodedMessage message = message("m", 16 << 20);
        MessageQueue queue = new MessageQueue(40 << 20, 0, 0);

        for (int i = 0; i < 260; i++) {
            assertThat(queue.offer(message)).isTrue();
            poll(queue);
            assertThat(polled).hasSize(1);
            polled.clear();
        }

        assertThat(IntStream.range(0, 5).filter(i -> queue.offer(message))).hasSize(2);
    }

    @Test
    void losesNothingAndKeepsTheOrderOfEachThreadWhileAllWaitForRoom() throws Exception {
        int each = 20_000;
        MessageQueue queue = new MessageQueue(20_000, PATIENCE, 0);
        AtomicInteger refused = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(thread -> new Thread(() -> {
                    EncodedMessage[] messages = {message(thread + " even", 0), message(thread + " odd", 0)};
                    IntStream.range(0, each)
                            .filter(i -> !queue.offer(messages[i % 2]))
                            .forEach(i -> refused.incrementAndGet());
                }))
                .toList();
        threads.forEach(Thread::start);

        while (threads.stream().anyMatch(Thread::isAlive) || !queue.isEmpty()) {
            poll(queue);
        }

        assertThat(refused).hasValue(0);
        assertThat(queue.isEmpty()).isTrue();
        for (int thread = 0; thread < 4; thread++) {
            String name = thread + " ";
            assertThat(types(polled).stream().filter(type -> type.startsWith(name)))
                    .isEqualTo(IntStream.range(0, each)
                            .mapToObj(i -> name + (i % 2 == 0 ? "even" : "odd"))
                            .toList());
        }
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        EncodedMessage message = message("m", 0);
        MessageQueue queue = new MessageQueue(1_024, PATIENCE, 0);
        queue.offer(message);
        queue.offer(message);

        Thread.currentThread().interrupt();

        assertThat(queue.offer(message)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void hasItsWriterLetMessagesGatherUntilItIsFilling() throws Exception {
        EncodedMessage message = message("m", 0);
        MessageQueue queue = new MessageQueue(12 * (message.size() + 256), 0, A_DAY);
        Thread writer = writerThatPolledOnce(queue);
        await(() -> writer.getState() == Thread.State.WAITING); // without an end, as long as there is nothing to gather

        assertThat(IntStream.range(0, 3).filter(i -> queue.offer(message))).hasSize(3);
        await(() -> writer.getState() == Thread.State.TIMED_WAITING);
        queue.offer(message);
        writer.join();

        assertThat(polled).hasSize(4);
    }

    @Test
    void hasItsWriterLookAtOnceWhenAMessageDoesNotFit() throws Exception {
        EncodedMessage message = message("m", 0);
        MessageQueue queue = new MessageQueue(12 * (message.size() + 256), PATIENCE, A_DAY);
        Thread writer = writerThatPolledOnce(queue);

        queue.offer(message);
        await(() -> writer.getState() == Thread.State.TIMED_WAITING);
        assertThat(queue.offer(message("large", 100_000))).isTrue();
        writer.join();

        assertThat(types(polled)).containsExactly("m");
    }

    @Test
    void wakesItsWriterForOneMessage() throws Exception {
        MessageQueue queue = new MessageQueue(10_000, 0, 1);
        Thread writer = writerThatPolledOnce(queue);
        await(() -> writer.getState() == Thread.State.WAITING);

        queue.offer(message("m", 0));
        writer.join();

        assertThat(types(polled)).containsExactly("m");
    }

    @Test
    void hasItsWriterLookAtOnceWhenItIsClosed() throws Exception {
        MessageQueue queue = new MessageQueue(10_000, 0, A_DAY);
        Thread writer = writerThatPolledOnce(queue);
        queue.offer(message("m", 0));
        await(() -> writer.getState() == Thread.State.TIMED_WAITING);

        queue.close();
        writer.join();

        assertThat(types(polled)).containsExactly("m");
    }

    private Thread writerThatPolledOnce(MessageQueue queue) {
        Thread writer = new Thread(() -> {
            queue.awaitMessages(() -> false);
            poll(queue);
        });
        writer.setDaemon(true);
        writer.start();
        return writer;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
