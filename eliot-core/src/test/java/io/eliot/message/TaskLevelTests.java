// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskLevelTests {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test // B1, B2
    void isWrittenWithASlashBeforeEachElement() {
        assertThat(TaskLevel.ROOT).hasToString("/");
        assertThat(TaskLevel.of(2, 1)).hasToString("/2/1");
        assertThat(TaskLevel.of(Integer.MAX_VALUE)).hasToString("/2147483647");
    }

    @ParameterizedTest // B2, B3
    @MethodSource("seeds")
    void readsWhatItWrote(long seed) {
        TaskLevel level = random(seed);

        assertThat(TaskLevel.parse(level.toString())).isEqualTo(level).hasSameHashCodeAs(level);
    }

    @ParameterizedTest // W4
    @ValueSource(
            strings = {
                "",
                "1",
                "1/2",
                "//",
                "/1/",
                "/1//2",
                "/0",
                "/01",
                "/-1",
                "/+1",
                "/ 1",
                "/1 ",
                "/a",
                "/1.5",
                "/1_0",
                "/2147483648",
                "/99999999999999999999",
                "/١"
            })
    void refusesWhatNoEliotWrote(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskLevel.parse(text))
                .withMessageStartingWith("Not a task level such as /1/2: \"");
    }

    @Test
    void hasPositiveElementsOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskLevel.of(1, 0))
                .withMessage("A task level has positive elements only, not [1, 0]");
        assertThatIllegalArgumentException().isThrownBy(() -> TaskLevel.ROOT.child(0));
    }

    @ParameterizedTest // B4
    @MethodSource("seeds")
    void isTheParentOfItsChild(long seed) {
        TaskLevel level = random(seed);

        assertThat(level.child().parent()).isEqualTo(level);
        assertThat(level.child(7).last()).isEqualTo(7);
        assertThat(level.child().nextSibling()).isEqualTo(level.child(2));
    }

    @Test // B4
    void hasNothingAboveOrBesideTheRoot() {
        assertThat(TaskLevel.ROOT.parent()).isNull();
        assertThatIllegalStateException().isThrownBy(TaskLevel.ROOT::nextSibling);
        assertThatIllegalStateException().isThrownBy(TaskLevel.ROOT::last);
    }

    @ParameterizedTest // B5
    @CsvSource({"/1,/2,true", "/1/1,/1/9,true", "/1/1,/2/1,false", "/1,/1/1,false", "/,/,true", "/,/1,false"})
    void knowsItsSiblings(String one, String other, boolean siblings) {
        assertThat(TaskLevel.parse(one).isSiblingOf(TaskLevel.parse(other))).isEqualTo(siblings);
    }

    @ParameterizedTest // B6
    @MethodSource("seeds")
    void isOrderedAsThingsHappened(long seed) {
        TaskLevel level = random(seed);
        TaskLevel other = random(seed + 1000);

        assertThat(level).isLessThan(level.child());
        if (level.depth() > 0) {
            assertThat(level).isLessThan(level.nextSibling());
            assertThat(level.child(99)).isLessThan(level.nextSibling());
        }
        assertThat(Integer.signum(level.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(level)));
        assertThat(level.compareTo(other) == 0).isEqualTo(level.equals(other));
    }

    @Test // B6
    void sortsByNumberNotByText() {
        Stream<TaskLevel> shuffled =
                Stream.of("/10", "/9", "/1/1", "/2", "/1", "/1/5").map(TaskLevel::parse);

        assertThat(shuffled.sorted().map(TaskLevel::toString)).containsExactly("/1", "/1/1", "/1/5", "/2", "/9", "/10");
    }

    @Test // B7, B8
    void isAValue() {
        int[] elements = {1, 2};
        TaskLevel level = TaskLevel.of(elements);
        Arrays.fill(elements, 9);

        assertThat(level).isEqualTo(TaskLevel.of(1, 2)).isNotEqualTo(level.asList());
        assertThat(level.asList()).containsExactly(1, 2).isUnmodifiable();
        assertThat(level.depth()).isEqualTo(2);
        assertThat(level.get(0)).isEqualTo(1);
    }

    private static TaskLevel random(long seed) {
        Random random = new Random(seed);
        return TaskLevel.of(IntStream.generate(() -> 1 + random.nextInt(12))
                .limit(random.nextInt(5))
                .toArray());
    }
}
