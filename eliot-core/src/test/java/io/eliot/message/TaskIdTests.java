// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTests {
    @ParameterizedTest // C2, W4
    @ValueSource(strings = {"uniq123@/1/2/2", "6f1c0a52-7c39-4c0e-9a43-2a6f0f6f4d6b@/1", "!~@/2147483647"})
    void readsWhatItWrites(String text) {
        TaskId taskId = TaskId.parse(text);

        assertThat(taskId).hasToString(text).isEqualTo(TaskId.parse(text));
    }

    @ParameterizedTest // C5, C6, W4
    @ValueSource(
            strings = {
                "",
                "u",
                "u/1",
                "u@/1@/2",
                "u@/a",
                "u@/1.5",
                "u@",
                "u@/",
                "@/1",
                "u@1/2",
                "u@/1//2/",
                "u@/-1",
                "u@/0",
                "u@/+3",
                "u@/ 3 ",
                "u@/1_0",
                "u@/١",
                "ü@/1",
                "a b@/1",
                "u\n@/1",
                "u@/1\n",
                " u@/1",
                "u@/99999999999"
            })
    void refusesWhatNoEliotWrote(String text) {
        assertThatExceptionOfType(MalformedTaskIdException.class).isThrownBy(() -> TaskId.parse(text));
    }

    @Test // W4
    void refusesWhatIsTooLong() {
        String uuid = "u".repeat(128);

        assertThat(TaskId.parse(uuid + "@/1").taskUuid()).isEqualTo(uuid);
        assertThatExceptionOfType(MalformedTaskIdException.class).isThrownBy(() -> TaskId.parse(uuid + "u@/1"));
        assertThatExceptionOfType(MalformedTaskIdException.class)
                .isThrownBy(() -> TaskId.parse("u@" + "/1".repeat(5000)));
    }

    @Test
    void cannotBeMadeOfPartsItWouldNotRead() {
        assertThatExceptionOfType(MalformedTaskIdException.class).isThrownBy(() -> new TaskId("u@", TaskLevel.of(1)));
        assertThatExceptionOfType(MalformedTaskIdException.class).isThrownBy(() -> new TaskId("u", TaskLevel.ROOT));
    }

    @Test
    void quotesHostileTextHarmlessly() {
        assertThatExceptionOfType(MalformedTaskIdException.class)
                .isThrownBy(() -> TaskId.parse("a\r\n\u001b[31m{\"é\":1}".repeat(50)))
                .withMessageStartingWith(
                        "Not a task id such as 6f1c0a52-7c39-4c0e-9a43-2a6f0f6f4d6b@/1/2: \"a???[31m{\"?\":1}a???")
                .withMessageEndingWith("\" and more")
                .satisfies(e -> assertThat(e.excerpt()).hasSizeLessThan(100));
    }
}
