// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("the default logger")
class EliotTests {
    @Test
    void forwardsToTheDefaultLoggerUntilThatIsClosed() {
        RecordedLog first = new RecordedLog();
        RecordedLog second = new RecordedLog();
        EliotLogger before = Eliot.defaultLogger();

        Eliot.setDefaultLogger(first.logger);
        Eliot.log("to the first");
        Eliot.setDefaultLogger(second.logger);
        Eliot.action("to the second").run(() -> {});
        second.logger.close();
        Eliot.task("to the first again").run(() -> {});
        first.logger.close();

        assertThat(Eliot.defaultLogger()).isSameAs(before);
        assertThat(first.outline())
                .containsExactly("to the first /1", "to the first again started /1", "to the first again succeeded /2");
        assertThat(second.outline()).containsExactly("to the second started /1", "to the second succeeded /2");
    }

    @Test // D6, D7
    void forwardsToTheLoggerOfTheCurrentAction() {
        RecordedLog applications = new RecordedLog();
        RecordedLog tests = new RecordedLog();
        Eliot.setDefaultLogger(applications.logger);

        tests.logger.action("a").run(() -> {
            Eliot.log("m");
            Eliot.writeTraceback(new IllegalStateException());
            Eliot.continueTask("u@/1").run(() -> {});
        });
        applications.logger.close();

        assertThat(applications.outline()).isEmpty();
        assertThat(tests.outline()).contains("m /2", "eliot:traceback /3", "eliot:remote_task started /1/1");
    }

    @Test // C1
    void taskUuidsAreVersionFourAndDistinct() {
        Stream<String> uuids = IntStream.range(0, 100_000).parallel().mapToObj(i -> TaskUuids.next());

        assertThat(uuids.distinct()).hasSize(100_000).allSatisfy(uuid -> {
            assertThat(uuid).hasSize(36).isLowerCase();
            assertThat(UUID.fromString(uuid).version()).isEqualTo(4);
            assertThat(UUID.fromString(uuid).variant()).isEqualTo(2);
        });
    }
}
