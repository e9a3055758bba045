// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTests {
    private static final Map<String, Object> MESSAGE = Map.of(
            "status",
            500,
            "path",
            "C:\\temp",
            "map",
            Map.of("a", 1),
            "number",
            50,
            "list",
            List.of(1, 2, 3),
            "none",
            List.of());

    @Test
    void slicesArraysOnly() {
        assertThat(Query.parse("list[1:]").search(MESSAGE)).isEqualTo(List.of(2, 3));
        assertThat(Query.parse("map[0:10]").search(MESSAGE)).isNull();
        assertThat(Query.parse("number[:2].a").search(MESSAGE)).isNull();
    }

    @Test
    void readsNumbersBeyondLongs() {
        assertThat(Query.parse("to_number('1e21')").search(MESSAGE)).isEqualTo(1e21);
        assertThat(Query.parse("to_number('17')").search(MESSAGE)).isEqualTo(17L);
        assertThat(Query.parse("to_number('x')").search(MESSAGE)).isNull();
    }

    @Test
    void leavesBackslashesOfRawStrings() {
        assertThat(Query.parse("'\\\\'").search(MESSAGE)).isEqualTo("\\\\");
        assertThat(Query.parse("'it\\'s'").search(MESSAGE)).isEqualTo("it's");
        assertThat(Query.parse("path == 'C:\\temp'").matches(MESSAGE)).isTrue();
        assertThat(Query.parse("\"a\\\\b\" || `\"\\\\\"`").search(MESSAGE)).isEqualTo("\\");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            value = {
                "status == `500`, true",
                "status, true",
                "none, false",
                "missing, false",
                "`0`, false",
                "'', false",
                "`{}`, false"
            })
    void matchesWhatPythonTakesForTrue(String expression, boolean expected) {
        assertThat(Query.parse(expression).matches(MESSAGE)).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThatThrownBy(() -> Query.parse("(".repeat(50_000) + "a" + ")".repeat(50_000)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Query.parse("status =="))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Not a JMESPath expression: status ==\n");
        Query query = Query.parse("contains(missing, 'x')");
        assertThatThrownBy(() -> query.matches(MESSAGE))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Cannot apply contains(missing, 'x'): ");
    }
}
