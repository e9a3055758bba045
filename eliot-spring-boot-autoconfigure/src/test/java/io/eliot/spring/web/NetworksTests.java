// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTests {
    @Test
    void containTheAddressesWithTheirLeadingBits() {
        Networks networks = Networks.of(List.of("10.32.0.0/11", "2001:db8::/33", "192.0.2.7"));

        assertThat(List.of("10.32.0.1", "10.63.255.255", "2001:db8:7fff::1", "192.0.2.7"))
                .allMatch(address -> networks.contain(Networks.addressOf(address)));
        assertThat(List.of("10.64.0.0", "10.31.255.255", "2001:db8:8000::1", "192.0.2.8"))
                .noneMatch(address -> networks.contain(Networks.addressOf(address)));
    }

    @Test
    void containNobodyUnknown() {
        assertThat(Networks.of(List.of("0.0.0.0/0", "::/0")).contain(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "", "::1/129", "a:b"})
    void refuseWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Networks.of(List.of(text)))
                .withMessage("Not a network: \"" + text
                        + "\". Write an address with the number of bits that count, such as 10.0.0.0/8");
    }
}
