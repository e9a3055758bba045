// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrettyPrinterTests {
    private static final String LINE = """
            {"task_uuid":"u","task_level":[2,1],"timestamp":1700000000.25,"message_type":"m",\
            "poem":"one\\ntwo \\\\n","opts":{"retries":3,"hosts":["alpha.example.org","beta.example.org"],\
            "deep":{"er":[true,null,1.50]},"long":"012345678901234567890123456789"}}
            """;

    @Test
    void writesValuesAsJson() {
        assertThat(PrettyPrinter.builder().build().format(LINE)).isEqualTo("""
                u -> /2/1
                2023-11-14T22:13:20.250000Z
                  message_type: "m"
                  opts: {"retries": 3,
                      |  "hosts": ["alpha.example.org", "beta.example.org"],
                      |  "deep": {"er": [true, null, 1.50]},
                      |  "long": "012345678901234567890123456789"}
                  poem: "one
                      |  two \\\\n"

                """);
    }

    @Test
    void writesOneLineForEachMessage() {
        assertThat(PrettyPrinter.builder().compact().build().format(LINE))
                .startsWith("u/2/1 2023-11-14T22:13:20.250000Z message_type=\"m\" opts={\"retries\":3,")
                .endsWith("poem=\"one\\ntwo \\\\n\"\n");
    }

    @Test
    void letsNoNameDisturbATerminal() {
        String line = "{\"task_uuid\":\"u\\n\\u001b[2J\",\"task_level\":[1],\"timestamp\":\"\\r\",\"\\u001b[2J\\n\":1}";

        assertThat(PrettyPrinter.builder().build().format(line)).isEqualTo("u␊␛[2J -> /1\n␍\n  ␛[2J␊: 1\n\n");
        assertThat(PrettyPrinter.builder().compact().build().format(line)).isEqualTo("u␊␛[2J/1 ␍ ␛[2J␊=1\n");
    }

    @Test
    void showsWhatWouldDisturbATerminal() {
        String line = "{\"task_uuid\":\"u\\u009b\",\"task_level\":[1],\"timestamp\":0,\"a\\u202e\":\"\\u2066\\u0085\"}";

        assertThat(PrettyPrinter.builder().build().format(line))
                .isEqualTo("u\\u009b -> /1\n1970-01-01T00:00:00Z\n  a\\u202e: \"\\u2066\\u0085\"\n\n");
    }

    @Test
    void showsATimestampThatIsNone() { // W12
        assertThat(PrettyPrinter.builder()
                        .build()
                        .format("{\"task_uuid\":\"u\",\"task_level\":[1],\"timestamp\":\"noon\"}"))
                .isEqualTo("u -> /1\nnoon\n\n");
    }

    @Test
    void namesJsonThatIsNoObject() { // W12
        assertThat(PrettyPrinter.builder().build().format("[1]")).isEqualTo("Not an Eliot message: b'[1]'\n\n");
    }
}
