// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileEndTests {
    @ParameterizedTest
    @CsvSource({"'', 0", "'a;', 2", "'x;a;', 2", "'x;a;b', 3", "'a;a;b', 3", "'x;a;b;', 4", "'a;x;', 0", "'a', 1"})
    void tellsHowMuchOfAFailedWriteArrived(String content, int arrived, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("eliot.log");
        Files.writeString(file, content);

        assertThat(FileEnd.arrived(file, "a;b;".getBytes(UTF_8))).isEqualTo(arrived);
    }

    @ParameterizedTest
    @CsvSource({"'', false", "';', false", "'a;', false", "'a', true", "'a;b', true"})
    void isTornWhereTheLastLineHasNoEnd(String content, boolean torn, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("eliot.log");
        Files.writeString(file, content.replace(';', '\n'));

        assertThat(FileEnd.isTorn(file)).isEqualTo(torn);
        assertThat(FileEnd.staysTorn(file)).isEqualTo(torn);
    }

    @Test
    void isNotTornWhereThereIsNoFile(@TempDir Path folder) throws Exception {
        assertThat(FileEnd.isTorn(folder)).isFalse();
        assertThat(FileEnd.staysTorn(folder.resolve("eliot.log"))).isFalse();
    }

    @Test
    void staysTornForAThreadThatIsInterrupted(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("eliot.log");
        Files.writeString(file, "a");
        Thread.currentThread().interrupt();

        assertThat(FileEnd.staysTorn(file)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Bytes that come one by one, never the end of a line. */
    @Test
    void doesNotStayTornWhileItGrows(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("eliot.log");
        AtomicBoolean looked = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService another = Executors.newSingleThreadExecutor();
        Future<?> growing = another.submit(() -> {
            try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
                while (!looked.get()) {
                    out.write('a');
                    begun.countDown();
                }
            } finally {
                begun.countDown();
            }
            return null;
        });
        try {
            begun.await();
            assertThat(FileEnd.staysTorn(file)).isFalse();
        } finally {
            looked.set(true);
            growing.get(60, TimeUnit.SECONDS);
            another.shutdown();
        }
    }
}
