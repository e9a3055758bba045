// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.eliot.context.ContextCarriers;
import io.eliot.destination.Destination;
import io.eliot.destination.DestinationStatus;
import io.eliot.destination.MemoryDestination;
import io.eliot.destination.MessageListener;
import io.eliot.json.EncodedMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DestinationTests {
    private final AtomicBoolean broken = new AtomicBoolean();
    private final Destination fragile = message -> {
        if (broken.get()) {
            throw new IOException("disk full");
        }
    };
    private final EliotLogger logger = EliotLogger.create();
    private final MemoryDestination memory = new MemoryDestination();
    private final AtomicInteger writes = new AtomicInteger();

    private List<String> types(MemoryDestination destination) {
        return destination.messages().stream().map(EncodedMessage::type).toList();
    }

    @Test // I1, I13, W5
    @Timeout(60)
    void comeAndGoWhileOthersLog() throws Exception {
        MemoryDestination passing = new MemoryDestination();
        logger.destinations().add(memory);
        List<Thread> others = IntStream.range(0, 4)
                .mapToObj(t -> new Thread(() -> IntStream.range(0, 5_000).forEach(i -> logger.log("m"))))
                .toList();
        others.forEach(Thread::start);

        for (int i = 0; i < 500; i++) {
            logger.destinations().add(passing);
            logger.destinations().remove(passing);
        }
        for (Thread other : others) {
            other.join();
        }

        assertThat(memory.messages()).hasSize(20_000);
        assertThat(passing.messages()).hasSizeLessThanOrEqualTo(20_000);
    }

    @Test // I1, I2, A12, K5, W6, W13: a line is what a destination gets
    void cannotChangeWhatTheNextOneGets() {
        logger.destinations().add(message -> message.bytes().put(0, (byte) 'x'));
        logger.destinations().add(memory);

        logger.log("m");

        assertThat(memory.messages().get(0).json()).startsWith("{");
        assertThat(types(memory)).contains("eliot:destination_failure");
    }

    @Test // I3, K2: anything that takes a message
    void deliversInTheOrderOfAdditionAndTwiceToWhatWasAddedTwice() {
        List<String> order = new ArrayList<>();
        Destination first = message -> order.add("first");
        Destination second = message -> order.add("second");
        logger.destinations().add(first, second);
        logger.destinations().add(first);

        logger.log("m");

        assertThat(order).containsExactly("first", "second", "first");
    }

    @Test // I4, I5
    void keepsTheLatestThousandMessagesForTheFirstDestinations() {
        IntStream.range(0, 1050).forEach(i -> logger.log("m" + i));
        MemoryDestination together = new MemoryDestination();
        MemoryDestination later = new MemoryDestination();

        logger.destinations().add(memory, together);
        logger.destinations().add(later);
        logger.log("last");

        List<String> expected = new ArrayList<>();
        IntStream.range(50, 1050).forEach(i -> expected.add("m" + i));
        expected.add("eliot:dropped");
        expected.add("last");
        assertThat(types(memory)).isEqualTo(expected);
        assertThat(types(together)).isEqualTo(expected);
        assertThat(types(later)).containsExactly("last");
        assertThat(memory.messages().get(1000).json())
                .startsWith(
                        "{\"destination\":\"start-up buffer\",\"reason\":\"more messages than are kept until there is a"
                                + " destination\",\"count\":50,");
    }

    @Test // I4: the latest, and no more of them than there is memory for
    void keepsNoMoreThanSixteenMebibytesForTheFirstDestination() {
        String text = "x".repeat(60_000);
        IntStream.range(0, 500).forEach(i -> logger.log("m" + i, "text", text));

        logger.destinations().add(memory);

        long kept = memory.messages().stream().mapToLong(EncodedMessage::size).sum();
        int dropped = 500 - (memory.messages().size() - 1);
        assertThat(kept).isBetween(15L << 20, 16L << 20);
        assertThat(types(memory)).startsWith("m" + dropped).endsWith("m499", "eliot:dropped");
        assertThat(RecordedLog.parse(memory.messages().get(500 - dropped).json()))
                .containsEntry("count", dropped);
    }

    @Test // I6: and they are counted, and told to the next one
    void whatIsLoggedToNoDestinationAnyMoreIsTold() {
        logger.destinations().add(memory);
        logger.destinations().remove(memory);
        logger.log("lost");
        logger.log("lost, too");

        assertThat(logger.destinations().status()).containsExactly(new DestinationStatus("no destination", 0, 2, 2));
        logger.destinations().add(memory);

        assertThat(types(memory)).containsExactly("eliot:dropped");
        assertThat(RecordedLog.parse(memory.messages().get(0).json()))
                .containsEntry("destination", "no destination")
                .containsEntry("reason", "every destination was removed")
                .containsEntry("count", 2)
                .containsKeys("from", "to");
        assertThat(logger.destinations().status()).contains(new DestinationStatus("no destination", 0, 2, 0));
    }

    @Test // I5; and nobody waits for ever: the loggers here are faster than the destination
    @Timeout(60)
    void handsOverWhileOthersGoOnLogging() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger logged = new AtomicInteger();
        List<Thread> others = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    while (!stop.get() && logged.get() < 20_000) {
                        logger.log("m");
                        logged.incrementAndGet();
                    }
                }))
                .toList();
        AtomicLong busy = new AtomicLong();
        Destination slow = message -> IntStream.range(0, 20_000).forEach(i -> busy.accumulateAndGet(i, Long::sum));
        others.forEach(Thread::start);

        logger.destinations().add(slow, memory);
        stop.set(true);
        for (Thread other : others) {
            other.join();
        }

        long dropped = memory.messages().stream()
                .filter(message -> message.type().equals("eliot:dropped"))
                .map(message -> RecordedLog.parse(message.json()).getOrDefault("count", 0))
                .mapToLong(count -> Long.parseLong(count.toString()))
                .sum();
        long kept = memory.messages().stream()
                .filter(message -> message.type().equals("m"))
                .count();
        assertThat(kept + dropped).isEqualTo(logged.get());
    }

    @Test // I6, W10
    void addingNothingKeepsTheBuffer() {
        logger.log("early");
        logger.destinations().add();
        logger.destinations().add(memory);

        assertThat(types(memory)).containsExactly("early");
    }

    @Test // I11
    void bufferedMessagesGetTheGlobalFieldsKnownWhenTheyAreHandedOut() {
        logger.addGlobalField("b", "old");
        logger.log("early", "text", "é\n{}", "b", 1, "n", -1.5e300, "nested", Map.of("b", List.of(1, 2)));
        logger.addGlobalField("b", "new");
        logger.addGlobalField("service", "s");

        logger.destinations().add(memory);

        String line = memory.messages().get(0).json();
        assertThat(line)
                .startsWith("{\"text\":\"é\\n{}\",\"b\":\"new\",\"n\":-1.5E300,\"nested\":{\"b\":[1,2]},\"timestamp\":")
                .endsWith("\"message_type\":\"early\",\"service\":\"s\"}");
        assertThat(RecordedLog.parse(line)).hasSize(9);
    }

    @Test // I7, K6
    void removesWhatWasAdded() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> logger.destinations().remove(memory))
                .withMessageStartingWith("This destination was not added: ");

        logger.destinations().add(memory, memory);
        logger.destinations().remove(memory);
        logger.log("once");
        logger.destinations().remove(memory);
        logger.log("never");

        assertThat(types(memory)).containsExactly("once");
    }

    @Test // I8, I9, J1
    void aFailureIsToldOnceAndTheNextDestinationIsServed() {
        logger.destinations().addAll(Map.of("fragile", fragile));
        logger.destinations().add(memory);
        broken.set(true);

        logger.action("a").run(() -> {
            logger.log("m1");
            logger.log("m2");
        });

        assertThat(types(memory)).containsExactly("a", "eliot:destination_failure", "m1", "m2", "a");
        assertThat(RecordedLog.parse(memory.messages().get(1).json()))
                .containsEntry("destination", "fragile")
                .containsEntry("exception", "java.io.IOException")
                .containsEntry("reason", "disk full")
                .hasEntrySatisfying(
                        "message",
                        text -> assertThat(text)
                                .isEqualTo(memory.messages().get(0).json()));
    }

    @Test // J6
    void aFailureIsToldWhereItsMessageWasLogged() {
        AtomicInteger delivered = new AtomicInteger();
        int start = 2;
        logger.destinations().addAll(Map.of("fragile", message -> {
            if (delivered.incrementAndGet() == start) {
                throw new IOException("once");
            }
        }));
        logger.destinations().add(memory);

        logger.action("outer").run(() -> logger.action("inner").run(() -> {}));

        assertThat(memory.messages())
                .extracting(message -> message.type() + " " + message.taskLevel())
                .containsSubsequence("outer /1", "inner /2/1", "eliot:destination_failure /3");
    }

    @Test // J2: what was lost is told when it can be
    void whatADestinationMissedIsToldWhenItWorksAgain() {
        logger.destinations().addAll(Map.of("fragile", fragile));
        logger.destinations().add(memory);
        broken.set(true);
        logger.log("lost 1");
        logger.log("lost 2");
        broken.set(false);
        logger.log("kept");

        assertThat(types(memory))
                .containsExactly("lost 1", "eliot:destination_failure", "lost 2", "kept", "eliot:dropped");
        assertThat(RecordedLog.parse(memory.messages().get(4).json()))
                .containsEntry("destination", "fragile")
                .containsEntry("count", 3)
                .containsKeys("from", "to");
        assertThat(logger.destinations().status()).contains(new DestinationStatus("fragile", 2, 3, 0));
    }

    @Test // J2
    void aDestinationThatAlwaysFailsNeverRecursesAndNeverThrows() {
        AtomicInteger calls = new AtomicInteger();
        logger.destinations().addAll(Map.of("dead", message -> {
            calls.incrementAndGet();
            throw new StackOverflowError();
        }));

        logger.action("a").run(() -> logger.log("m"));

        assertThat(calls).hasValue(4); // start, told failure, message, end
        assertThat(logger.destinations().status()).containsExactly(new DestinationStatus("dead", 0, 4, 4));
    }

    @Test // W1
    void anErrorOfADestinationIsAFailureLikeAnyOther() {
        logger.destinations().add(message -> {
            throw new Error("not implemented");
        });
        logger.destinations().add(memory);

        logger.log("m");

        assertThat(types(memory)).containsExactly("m", "eliot:destination_failure");
    }

    @Test // W1
    void anInterruptedDestinationLeavesTheInterruptSet() {
        logger.destinations().add(message -> {
            throw new InterruptedException();
        });

        logger.log("m");

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aMessageCannotBeReadAfterTheDestinationReturned() {
        List<EncodedMessage> kept = new ArrayList<>();
        logger.destinations().add(kept::add, message -> kept.add(message.copy()));

        logger.log("m", "x", 1);
        logger.log("other");

        EncodedMessage original = kept.get(0);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(original::json)
                .withMessage("A message is valid only until the destination returns: keep message.copy() instead");
        assertThat(original).hasToString(original.taskUuid() + "@/1");
        assertThat(kept.get(1).json()).contains("\"message_type\":\"m\"");
    }

    @Test // W11
    void globalFieldsCannotBeTheEnvelopes() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> logger.addGlobalField("task_uuid", "x"))
                .withMessage(
                        "The global field \"task_uuid\" would override what Eliot itself writes: choose another name");
    }

    @Test // K8: what they opened
    void closingClosesEveryDestinationWhateverTheOthersDo() {
        AtomicBoolean closed = new AtomicBoolean();
        logger.destinations().addAll(Map.of("stuck", new Closing(() -> {
            throw new IOException("stuck");
        })));
        logger.destinations().add(new Closing(() -> closed.set(true)));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(logger::close)
                .satisfies(e -> assertThat(e.getSuppressed()[0])
                        .hasMessage("Destination stuck")
                        .hasRootCauseMessage("stuck"));

        assertThat(closed).isTrue();
    }

    /** Counts its writes, and gives up in time where they would never end. */
    private Destination busy(CheckedRunnable<Exception> work) {
        return message -> {
            if (writes.incrementAndGet() < 100) {
                work.run();
            }
        };
    }

    private void addBusy(CheckedRunnable<Exception> work) {
        logger.destinations().add(memory);
        logger.destinations().addAll(Map.of("busy", busy(work)));
    }

    @Test // or it would write for ever
    void whatADestinationDoesWhileItWritesLeavesNothing() {
        String remote = logger.action("remote").start().serializeTaskId().toString();
        addBusy(() -> {
            logger.log("message");
            Eliot.log("static");
            logger.action("http:client").run(() -> logger.log("in it"));
            logger.task("task").run(() -> logger.log("in it"));
            logger.continueTask(remote).run(() -> logger.log("in it"));
        });
        memory.reset();
        writes.set(0);

        logger.log("alone");
        logger.action("a").run(() -> logger.log("m"));

        assertThat(types(memory)).containsExactly("alone", "a", "m", "a");
        assertThat(writes).hasValue(4);
    }

    @Test
    void whatADestinationBeginsLeavesNothingOnOtherThreadsEither() {
        addBusy(() -> {
            EliotAction request = logger.action("http:client").start();
            Runnable answered = ContextCarriers.runnable(() -> logger.log("answered"));
            Thread other = new Thread(() -> {
                answered.run();
                request.finish();
            });
            other.start();
            other.join(10_000);
        });

        logger.log("m");

        assertThat(types(memory)).containsExactly("m");
        assertThat(writes).hasValue(1);
    }

    @Test
    void mutingAWriteAllocatesNothing() {
        logger.destinations().add(memory);
        logger.log("m");
        EncodedMessage message = memory.messages().get(0);
        logger.destinations().remove(memory);
        logger.destinations().add(written -> {});

        DisabledTypeTests.assertAllocatesNothing(() -> logger.destinations().deliver(message));
        logger.action("a")
                .run(() -> DisabledTypeTests.assertAllocatesNothing(
                        () -> logger.destinations().deliver(message)));
    }

    @Test
    void whatADestinationLogsToAnOlderActionDoesNotComeBackToIt() {
        EliotAction older = logger.action("older").start();
        addBusy(() -> older.log("sent"));
        memory.reset();
        writes.set(0);

        logger.log("m");

        assertThat(types(memory)).containsExactly("m", "sent");
        assertThat(logger.destinations().status()).contains(new DestinationStatus("busy", 1, 0, 0));
        assertThat(writes).hasValue(1);
    }

    @Test
    void whatADestinationLogsThroughAnotherLoggerIsWhereItWas() {
        RecordedLog other = new RecordedLog();
        addBusy(() -> other.logger.log("sent"));

        other.logger.action("outer").run(() -> logger.action("inner").run(() -> {}));

        assertThat(other.outline()).containsExactly("outer started /1", "sent /2", "sent /3", "outer succeeded /4");
        assertThat(ActionContext.current()).isEqualTo(ActionContext.NONE);
    }

    @Test // J1
    void aFailureIsToldAlthoughNothingElseIs() {
        addBusy(() -> {
            logger.log("sending");
            throw new IOException("no connection");
        });

        logger.action("a").run(() -> {});

        assertThat(types(memory)).containsExactly("a", "eliot:destination_failure", "a");
    }

    private record Closing(CheckedRunnable<IOException> onClose) implements Destination {
        @Override
        public void write(EncodedMessage message) {}

        @Override
        public void close() throws IOException {
            onClose.run();
        }
    }

    @Test
    void aListenerHearsOfWhatTheDestinationsGot() {
        List<String> order = new ArrayList<>();
        logger.destinations().addListener(message -> order.add("listener " + message.type()));
        logger.destinations().add(message -> order.add("destination " + message.type()));

        logger.log("m");

        assertThat(order).containsExactly("destination m", "listener m");
    }

    @Test // I4, I5
    void aListenerIsNoDestination() {
        List<String> heard = new ArrayList<>();
        logger.destinations().addListener(message -> heard.add(message.type()));
        logger.log("early");

        logger.destinations().add(memory);
        logger.log("late");

        assertThat(types(memory)).containsExactly("early", "late");
        assertThat(heard).containsExactly("early", "late");
        assertThat(logger.destinations().status()).extracting("name").containsExactly("MemoryDestination");
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        List<String> heard = new ArrayList<>();
        logger.destinations().add(memory);
        logger.destinations().addListener(message -> {
            throw new AssertionError(message.type());
        });
        logger.destinations().addListener(message -> heard.add(message.type()));

        logger.log("m");

        assertThat(types(memory)).containsExactly("m");
        assertThat(heard).containsExactly("m");
    }

    @Test
    void aListenerIsToldNoMoreWhenItIsRemoved() {
        List<String> heard = new ArrayList<>();
        MessageListener twice = message -> heard.add(message.type());
        logger.destinations().addListener(twice);
        logger.destinations().addListener(twice);

        logger.destinations().removeListener(twice);
        logger.destinations().removeListener(message -> {});
        logger.log("once");
        logger.destinations().removeListener(twice);
        logger.log("never");

        assertThat(heard).containsExactly("once");
    }
}
