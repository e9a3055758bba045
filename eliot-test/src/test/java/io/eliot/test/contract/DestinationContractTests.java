// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.eliot.destination.Destination;
import io.eliot.json.EncodedMessage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract finds what is wrong with destinations that do not hold to it. */
class DestinationContractTests {
    private static List<String> failuresOf(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName().replace("()", ""))
                .toList();
    }

    @Test
    void keepingMessagesBeyondTheCallIsFound() {
        assertThat(failuresOf(KeepsWithoutCopying.class)).contains("messagesAreNotKeptBeyondTheCallUnlessCopied");
    }

    static class KeepsWithoutCopying extends DestinationContract {
        private final List<EncodedMessage> kept = Collections.synchronizedList(new ArrayList<>());

        @Override
        protected Destination open() {
            return kept::add;
        }

        @Override
        protected List<String> lines() {
            return kept.stream().map(EncodedMessage::json).toList();
        }
    }

    @Test
    void writingBackwardsIsFound() {
        assertThat(failuresOf(Backwards.class))
                .contains("messagesArriveAsTheyWereAndInOrder", "theOrderOfEachThreadIsKept")
                .doesNotContain("manyThreadsMayWriteAtATime");
    }

    static class Backwards extends DestinationContract {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        protected Destination open() {
            return message -> lines.add(0, message.json());
        }

        @Override
        protected List<String> lines() {
            return lines;
        }
    }

    @Test
    void cuttingLongTextIsFound() {
        assertThat(failuresOf(Cutting.class)).containsExactly("anyTextAndAnyLengthArrives");
    }

    static class Cutting extends DestinationContract {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        protected Destination open() {
            return message -> lines.add(
                    message.json().substring(0, Math.min(10_000, message.json().length())));
        }

        @Override
        protected List<String> lines() {
            return lines;
        }
    }

    @Test
    void losingMessagesOfConcurrentThreadsIsFound() {
        assertThat(failuresOf(OneThreadOnly.class)).contains("manyThreadsMayWriteAtATime");
    }

    static class OneThreadOnly extends DestinationContract {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final AtomicReference<@Nullable Thread> first = new AtomicReference<>();

        @Override
        protected Destination open() {
            return message -> {
                first.compareAndSet(null, Thread.currentThread());
                if (first.get() == Thread.currentThread()) {
                    lines.add(message.json());
                }
            };
        }

        @Override
        protected List<String> lines() {
            return lines;
        }
    }

    @Test
    void breakingDownWhenInterruptedIsFound() {
        assertThat(failuresOf(Interruptible.class)).containsExactly("anInterruptedThreadStillLogsAndStaysInterrupted");
    }

    static class Interruptible extends DestinationContract {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        protected Destination open() {
            return message -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new ClosedByInterruptException();
                }
                lines.add(message.json());
            };
        }

        @Override
        protected List<String> lines() throws IOException {
            return lines;
        }
    }
}
