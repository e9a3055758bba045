// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
