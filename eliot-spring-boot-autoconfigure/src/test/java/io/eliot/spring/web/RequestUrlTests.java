// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestUrlTests {
    private static RequestUrl url(String path, @Nullable String query) {
        return new RequestUrl(new RequestPath(path), QueryText.of(query, false));
    }

    @ParameterizedTest
    @CsvSource({
        "/orders;a=secret/7, no orders;a=secret/7 at '/orders;a=secret/7', no orders/7 at '/orders/7'",
        "/orders;a;ab=secret, no /orders;a;ab=secret, no /orders",
        "/orders;a, no /orders;a; or;another, no /orders; or;another",
        "/orders;/7, no /orders;/7; none, no /orders;/7; none",
        "/orders, no /orders;a, no /orders;a"
    })
    void hidesPathParameters(String path, String said, String logged) {
        assertThat(url(path, null).hiddenIn(said)).isEqualTo(logged);
    }

    @Test
    void hidesAQueryThatFollowsAPath() {
        assertThat(url("/a", "a").hiddenIn("a at /a?a, a=a? /b?a")).isEqualTo("a at /a?[redacted], a=a? /b?[redacted]");
    }

    /** A word may be meant for something else; a pair is not. */
    @Test
    void hidesAQueryWhereverItIsIfItCannotBeAnythingElse() {
        assertThat(url("/a", "a=b").hiddenIn("a=b at /a?a=b")).isEqualTo("[redacted] at /a?[redacted]");
        assertThat(new RequestUrl(new RequestPath("/a"), QueryText.of("pin=1", true)).hiddenIn("pin=1 at /a?pin=1"))
                .isEqualTo("pin=[redacted] at /a?pin=[redacted]");
    }

    @ParameterizedTest
    @CsvSource({
        "/orders;jsessionid=1A2B, id=1, no /orders;jsessionid=1A2B, no /orders",
        "/orders;jsessionid=1, id=1, no /orders;jsessionid=1?id=1, no /orders?[redacted]",
        "/orders;x, a=1;x=2, no /orders;x?a=1;x=2, no /orders?[redacted]"
    })
    void hidesOneThatIsPartOfTheOther(String path, String query, String said, String logged) {
        assertThat(url(path, query).hiddenIn(said)).isEqualTo(logged);
    }

    @Test
    void takesNoTimeForManyPathParameters() {
        String path =
                IntStream.range(0, 100_000).mapToObj(i -> ";p" + i).collect(Collectors.joining("", "/orders", ""));

        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> url(path, "a=b").hiddenIn("a=b: no " + path + "?a=b; none")))
                .isEqualTo("[redacted]: no /orders");
    }

    @Test
    void hidesNothingWhereThereIsNothing() {
        assertThat(url("/a", null).hiddenIn("what? /a?a")).isEqualTo("what? /a?a");
        assertThat(url("/a", "").hiddenIn("what? /a?a")).isEqualTo("what? /a?a");
    }
}
