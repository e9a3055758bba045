// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are what Python 3.11 prints for {@code repr(float(text))}. */
class SpellingTests {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "123456789012345680, 1.2345678901234568e+17",
        "1e23, 1e+23",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1425356936.278875, 1425356936.278875",
        "5e-324, 5e-324",
        "1e-323, 1e-323",
        "8e-323, 8e-323",
        "2e-3, 0.002",
        "5.684341886080801e-14, 5.684341886080801e-14",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "NaN, nan",
        "-Infinity, -inf"
    })
    void spellsNumbersAsPythonDoes(String text, String expected) {
        assertThat(Spelling.PYTHON.floating(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-0, 0", "18446744073709551616, 18446744073709551616", "-7, -7"})
    void keepsIntegersOfAnySize(String text, String expected) {
        assertThat(Spelling.PYTHON.integer(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.50", "1e5", "-0", "NaN"})
    void leavesNumbersAsInTheLog(String text) {
        assertThat(Spelling.LOG.floating(text)).isEqualTo(text);
    }
}
