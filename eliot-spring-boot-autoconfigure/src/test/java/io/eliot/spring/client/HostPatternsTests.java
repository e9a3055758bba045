// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void refusesWhatIsNoHost() {
        assertThatThrownBy(() -> HostPatterns.of(List.of("http://inventory")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a host or a pattern of hosts: \"http://inventory\". Give names such as inventory or"
                        + " *.example.com, without scheme, path or user.");
    }
}
