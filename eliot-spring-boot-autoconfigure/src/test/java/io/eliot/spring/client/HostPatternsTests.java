// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternsTests {

    @Test
    void matchesNamesAndPatternsInAnyCase() {
        HostPatterns patterns = HostPatterns.of(List.of("Inventory", "*.example.com"));

        assertThat(List.of("inventory", "INVENTORY", "a.b.Example.com")).allMatch(patterns);
        assertThat(List.of("inventory.evil.org", "example.com", "")).noneMatch(patterns);
    }

    @Test
    void matchesNothingWithoutPatterns() {
        assertThat(HostPatterns.of(List.of()).test("inventory")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "::1,             http://[::1]:8081/stock",
        "[::1],           http://[::1]/stock",
        "FD00:*,          http://[fd00::a]/stock",
        "::ffff:10.0.0.*, http://[::ffff:10.0.0.7]/stock",
        "fe80::1%25eth0,  http://[fe80::1%25eth0]/stock",
        "10.0.*,          http://10.0.0.7:8081/stock",
        "my_host,         http://my_host:8081/stock",
        "inventory.,      http://inventory/stock",
        "inventory,       http://inventory.:8081/stock",
    })
    void matchesTheHostOfAUri(String pattern, URI uri) {
        assertThat(HostPatterns.of(List.of(pattern)).test(LoggedUri.host(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://inventory",
                "inventory/stock",
                "user@inventory",
                "inventory:8081",
                "cafe:8081",
                "*:8081",
                "[::1]:8081",
                "[inventory]",
                "inventory example",
                "inventory,stock",
                "inventory?a",
                ".",
                " ",
            })
    void refusesWhatIsNoHost(String pattern) {
        assertThatThrownBy(() -> HostPatterns.of(List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a host or a pattern of hosts: \"" + pattern + "\". Give names such as inventory or"
                        + " *.example.com, or addresses such as 10.0.* or ::1, without scheme, user, port or path.");
    }
}
