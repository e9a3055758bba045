// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
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
    @ValueSource(strings = {"[::1]", "[fd00::1]", "[::ffff:10.1.2.3]", "[fe80::1%eth0]"})
    void readAnIpv6AddressInBrackets(String text) throws Exception {
        assertThat(Networks.addressOf(text)).isEqualTo(InetAddress.getByName(text.replaceAll("%.*]|[\\[\\]]", "")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readNothingThatIsNoAddressToJava(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = misspelled(anyAddress(random).getHostAddress(), random);

            InetAddress read = Networks.addressOf(text);

            if (read != null) {
                assertThat(read).as(text).isEqualTo(InetAddress.getByName(text));
            }
        }
    }

    private static InetAddress anyAddress(Random random) throws UnknownHostException {
        byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(bytes);
        return InetAddress.getByAddress(bytes);
    }

    private static String misspelled(String address, Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? address : "[" + address + "]");
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            String piece = List.of("", ".", ":", "::", "0", "255", "f", ".evil", "[", "]", " ", "/")
                    .get(random.nextInt(12));
            int start = random.nextInt(text.length() + 1);
            text.replace(start, Math.min(text.length(), start + random.nextInt(3)), piece);
        }
        return text.toString();
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
                "192.168.100.100.evil",
                "[192.168.0.1]",
                "[::1",
                "::1]",
                "[[::1]]",
                "[]",
                "[",
                "::1::",
                "a:z"
            })
    void readNothingElseAndAskNoNameServer(String text) {
        assertThat(Networks.addressOf(text)).isNull();
    }

    @Test // which a client may write into X-Forwarded-For
    void takeNoTimeForWhatIsLong() {
        String text = "[" + ":".repeat(100_000) + "x]";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Networks.addressOf(text) == null))
                .isTrue();
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
