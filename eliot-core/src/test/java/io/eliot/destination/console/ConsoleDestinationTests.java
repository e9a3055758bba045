// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleDestinationTests {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream ascii = new PrintStream(shown, true, StandardCharsets.US_ASCII);

    private EliotLogger showing(Function<PrintStream, Destination> destination) {
        return EliotLogger.builder()
                .clock(Clock.fixed(Instant.parse("2026-11-20T09:12:44Z"), ZoneOffset.UTC))
                .taskUuids(() -> "6f1c0a52")
                .destination("console", destination.apply(ascii))
                .build();
    }

    private String shown() {
        String text = shown.toString(UTF_8);
        shown.reset();
        return text;
    }

    @Test
    void showsEachMessageAtOnceAsJsonInUtf8() {
        showing(ConsoleDestination::ndjson).log("m", "text", "é€");

        assertThat(shown())
                .isEqualTo("{\"text\":\"é€\",\"timestamp\":1795165964.0,\"task_uuid\":\"6f1c0a52\","
                        + "\"task_level\":[1],\"message_type\":\"m\"}\n");
    }

    @Test
    void showsATreeWhenItsOutermostActionHasFinished() {
        EliotLogger logger = showing(ConsoleDestination::tree);

        logger.action("order:place").with("sku", "A-17").run(() -> {
            logger.action("order:ship").run(() -> logger.log("packed"));
            assertThat(shown()).isEmpty();
        });

        assertThat(shown()).isEqualTo("""
                        6f1c0a52
                        └── order:place/1 ⇒ started 2026-11-20 09:12:44Z ⧖ 0.000s
                            ├── sku: A-17
                            ├── order:ship/2/1 ⇒ started 2026-11-20 09:12:44Z ⧖ 0.000s
                            │   ├── packed/2/2 2026-11-20 09:12:44Z
                            │   └── order:ship/2/3 ⇒ succeeded 2026-11-20 09:12:44Z
                            └── order:place/3 ⇒ succeeded 2026-11-20 09:12:44Z

                        """);
    }

    @Test
    void aLoneMessageIsATreeOfItsOwn() {
        showing(ConsoleDestination::tree).log("hello");

        assertThat(shown()).isEqualTo("6f1c0a52\n└── hello/1 2026-11-20 09:12:44Z\n\n");
    }

    @Test
    void doesNotWaitForTheOtherProcessesOfATask() {
        EliotLogger logger = showing(ConsoleDestination::tree);

        logger.continueTask("remote@/3/2").run(EliotAction::serializeTaskId);

        assertThat(shown()).isEqualTo("""
                        remote
                        └── eliot:remote_task/3/2/1 ⇒ started 2026-11-20 09:12:44Z ⧖ 0.000s
                            └── eliot:remote_task/3/2/3 ⇒ succeeded 2026-11-20 09:12:44Z

                        """);
    }

    @Test
    void piecesOfOneTaskAreShownAsEachFinishes() {
        EliotLogger logger = showing(ConsoleDestination::tree);
        EliotAction first = logger.continueTask("remote@/3/2").type("first").start();
        EliotAction second = logger.continueTask("remote@/3/3").type("second").start();

        second.finish();
        assertThat(shown()).contains("second/3/3/1").doesNotContain("first");
        first.finish();
        assertThat(shown()).contains("first/3/2/1").doesNotContain("second");
    }

    @Test
    void waitsForWorkThatOutlivesTheOutermostAction() {
        EliotLogger logger = showing(ConsoleDestination::tree);
        EliotAction background =
                logger.action("request").call(() -> logger.action("background").start());

        assertThat(shown()).isEmpty();
        background.finish();

        assertThat(shown()).contains("background/2/2 ⇒ succeeded");
    }

    @Test
    void showsWhatIsUnfinishedWhenItIsClosed() {
        EliotLogger logger = showing(ConsoleDestination::tree);
        logger.action("endless").start();

        logger.close();

        assertThat(shown()).isEqualTo("6f1c0a52\n└── endless/1 ⇒ started 2026-11-20 09:12:44Z\n\n");
    }

    @Test
    void holdsABoundedAmount() {
        EliotLogger logger = showing(ConsoleDestination::tree);
        EliotAction endless = logger.action("endless").start();
        String large = "x".repeat(4_000);

        IntStream.range(0, 2_100).forEach(i -> endless.log("large", "text", large));

        assertThat(shown()).startsWith("6f1c0a52\n└── endless/1 ⇒ started").contains("large/1900 ");
    }

    @Test
    void aClosedStreamIsAFailureOfTheDestinationOnly() {
        PrintStream closed = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("closed pipe");
                    }
                },
                true,
                UTF_8);
        EliotLogger logger = EliotLogger.builder()
                .destination("console", ConsoleDestination.ndjson(closed))
                .build();

        logger.log("m");

        assertThat(logger.destinations().status().get(0).failing()).isTrue();
    }
}
