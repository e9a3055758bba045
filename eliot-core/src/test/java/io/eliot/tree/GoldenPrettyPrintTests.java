// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.golden.GoldenCase;
import io.eliot.parse.LineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pretty printer against what eliot-prettyprint makes of the same logs (spec S). */
class GoldenPrettyPrintTests {
    static Stream<GoldenCase> cases() {
        return GoldenCase.writtenBy("eliot-prettyprint");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void printsWhatEliotPrettyprintPrints(GoldenCase golden) throws IOException {
        PrettyPrinter printer = printer(golden.args(), golden.timeZone());

        StringBuilder text = new StringBuilder();
        try (LineReader lines = new LineReader(Files.newInputStream(golden.input()))) {
            while (lines.next()) {
                text.append(printer.format(lines.buffer(), lines.offset(), lines.length()));
            }
        }

        assertThat(text.toString()).isEqualTo(golden.expected());
    }

    private static PrettyPrinter printer(List<String> args, String timeZone) {
        PrettyPrinter.Builder options = PrettyPrinter.builder().python();
        if (args.contains("--compact") || args.contains("-c")) {
            options.compact();
        }
        if (args.contains("--local-timezone") || args.contains("-l")) {
            options.zone(ZoneId.of(timeZone));
        }
        return options.build();
    }
}
