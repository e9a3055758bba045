// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.eliot.failure.RewordedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureTests {
    private final RecordedLog log =
            new RecordedLog(builder -> builder.extractor(IOException.class, e -> Map.of("io", "general"))
                    .extractor(FileNotFoundException.class, e -> Map.of("io", "not found", "reason", "extracted"))
                    .extractor(ArithmeticException.class, e -> {
                        throw new IllegalStateException("broken extractor");
                    })
                    .extractor(IllegalStateException.class, e -> {
                        throw new IllegalStateException("broken too");
                    })
                    .extractor(UnsupportedOperationException.class, e -> null));
    private final EliotLogger logger = log.logger;

    private void fail(Throwable exception) {
        logger.action("a").start().finish(exception);
    }

    @Test // F1, F2, A8
    void namesClassAndText() {
        fail(new Nested("text"));

        assertThat(log.lines().get(1))
                .startsWith("{\"exception\":\"io.eliot.FailureTests$Nested\",\"reason\":\"text\","
                        + "\"action_status\":\"failed\",");
    }

    @Test
    void anExceptionInOtherWordsIsTheSameButForThem() {
        fail(new RewordedException(new FileNotFoundException("/home/ada"), "a file of hers"));

        assertThat(log.last())
                .containsEntry("exception", "java.io.FileNotFoundException")
                .containsEntry("reason", "a file of hers")
                .containsEntry("io", "not found");
    }

    @Test
    void anExceptionThatCannotTellItsCauseFailsTheActionAndReachesTheCaller() {
        class NoCause extends RuntimeException {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException("no cause");
            }
        }
        NoCause thrown = new NoCause();
        Throwable caught = null;

        try {
            logger.action("a").run(() -> {
                throw thrown;
            });
        } catch (RuntimeException e) { // to ask for its description would ask for its cause
            caught = e;
        }

        assertThat(caught == thrown).isTrue();
        assertThat(log.last()).containsEntry("action_status", "failed");
    }

    @Test // F3
    void anExceptionWithoutTextHasAnEmptyReason() {
        fail(new Nested(null));

        assertThat(log.last()).containsEntry("reason", "");
    }

    @Test // F3
    void anExceptionThatCannotTellItsTextHasAConstantOne() {
        fail(new Nested("x") {
            @Override
            public String getMessage() {
                throw new Nested("even worse");
            }
        });

        assertThat(log.last()).containsEntry("reason", "eliot: unknown, str() raised exception");

        fail(new Nested("x") {
            @Override
            public String getMessage() {
                throw new Error("not implemented");
            }
        });

        assertThat(log.last()).containsEntry("reason", "eliot: unknown, str() raised exception");
    }

    @Test // F4
    void theMostSpecificExtractorDecidesAlone() {
        fail(new IOException("disk"));
        assertThat(log.last()).containsEntry("io", "general").containsEntry("reason", "disk");

        fail(new FileNotFoundException("gone"));
        assertThat(log.last()).containsEntry("io", "not found").containsEntry("reason", "gone"); // F7, W7
        assertThat(log.last()).containsEntry("reason_", "extracted");

        fail(new Nested("none"));
        assertThat(log.last()).doesNotContainKey("io");
    }

    @Test // F5
    void aLaterExtractorForAClassReplacesTheEarlier() {
        RecordedLog replaced = new RecordedLog(builder -> builder.extractor(IOException.class, e -> Map.of("v", 1))
                .extractor(IOException.class, e -> Map.of("v", 2)));
        replaced.logger.action("a").start().finish(new IOException());

        assertThat(replaced.last()).containsEntry("v", 2);
    }

    @Test // F6
    void knowsWhatTheJdksExceptionsKnow() {
        fail(new NoSuchFileException("/a", "/b", "vanished"));
        assertThat(log.last())
                .containsEntry("file", "/a")
                .containsEntry("other_file", "/b")
                .containsEntry("fs_reason", "vanished");

        fail(new FileSystemException("/c"));
        assertThat(log.last())
                .containsEntry("file", "/c")
                .containsEntry("fs_reason", null)
                .doesNotContainKey("other_file");

        fail(new SQLException("no", "42000", 7));
        assertThat(log.last()).containsEntry("sql_state", "42000").containsEntry("vendor_code", 7);
    }

    @Test // F8
    void aBrokenExtractorIsToldWhereTheActionWasAndCostsItsFieldsOnly() {
        logger.action("outer").run(() -> fail(new ArithmeticException("sum")));

        assertThat(log.outline())
                .containsExactly(
                        "outer started /1",
                        "a started /2/1",
                        "eliot:traceback /3",
                        "a failed /2/2",
                        "outer succeeded /4");
        assertThat(log.messages().get(2)).containsEntry("reason", "broken extractor");
        assertThat(log.messages().get(3)).containsEntry("reason", "sum");
    }

    @Test // F9, W1: the extractor of IllegalStateException throws one
    void anExtractorThatBreaksOnItsOwnKindIsToldOnce() {
        fail(new IllegalStateException("state"));

        assertThat(log.outline()).containsExactly("a started /1", "eliot:traceback /1", "a failed /2");
    }

    @Test // F10
    void anExtractorWithoutAResultAddsNothing() {
        fail(new UnsupportedOperationException("x"));

        assertThat(log.last()).containsEntry("reason", "x").hasSize(7);
    }

    @Test // F12, F13
    void writesTracebacksWithCausesAndSuppressed() {
        Exception exception = new IOException("outer", new Nested("cause"));
        exception.addSuppressed(new Nested("suppressed"));
        logger.action("a").run(() -> logger.writeTraceback(exception));

        Map<String, Object> traceback = log.messages().get(1);
        assertThat(traceback)
                .containsEntry("message_type", "eliot:traceback")
                .containsEntry("io", "general") // F11
                .containsEntry("exception", "java.io.IOException")
                .containsEntry("reason", "outer");
        assertThat(String.valueOf(traceback.get("traceback")))
                .startsWith("java.io.IOException: outer\n\tat ")
                .contains("\tSuppressed: io.eliot.FailureTests$Nested: suppressed\n")
                .contains("Caused by: io.eliot.FailureTests$Nested: cause\n")
                .endsWith("\n")
                .doesNotContain("\r");
    }

    @Test // F14, W8
    @SuppressWarnings("NullAway") // what callers without null analysis do
    void aNullTracebackIsHandledQuietly() {
        assertThatCode(() -> logger.writeTraceback(null)).doesNotThrowAnyException();

        assertThat(log.last())
                .containsEntry("message_type", "eliot:traceback")
                .containsEntry("reason", "no exception was given");
    }

    private static class Nested extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Nested(@Nullable String message) {
            super(message);
        }
    }

    @Test // F13, W2
    void cutsAChainOfCausesThatHasNoEnd() {
        class Endless extends RuntimeException {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Throwable getCause() {
                return new Endless();
            }
        }

        assertThat(io.eliot.failure.Failures.traceback(new Endless()))
                .startsWith(Endless.class.getName())
                .contains("Caused by: ")
                .hasSizeLessThan(2 << 20)
                .contains("[cut: ")
                .endsWith("\n");
    }
}
