// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "0.0.0.0", "255.255.255.255", "::1", "2001:db8::192.0.2.7", "fe80::1%eth0"})
    void readAnAddress(String text) throws Exception {
        assertThat(Networks.addressOf(text)).isEqualTo(InetAddress.getByName(text.replaceAll("%.*", "")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "localhost",
                "192.0.2",
                "192.0.2.7.1",
                "192.0.2.",
                ".192.0.2.7",
                "192..0.2",
                "192.0.2.256",
                "4294967297.1.1.1",
                "1.1.4294967297.1",
                "1.1.1.18446744073709551617",
                "-1.0.0.1",
                "1 .0.0.1",
                "::1::",
                "a:z"
            })
    void readNothingElseAndAskNoNameServer(String text) {
        assertThat(Networks.addressOf(text)).isNull();
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
