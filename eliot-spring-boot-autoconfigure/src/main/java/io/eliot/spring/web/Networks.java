// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of addresses, such as {@code 10.0.0.0/8}, {@code fd00::/8} or {@code 192.168.1.7}. Immutable.
 *
 * @since 0.1.0
 */
public final class Networks {
    /** Loopback, link-local and private addresses. */
    public static final List<String> PRIVATE = List.of(
            "127.0.0.0/8",
            "::1",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "fc00::/7",
            "fe80::/10");

    private static final int LONGEST_IPV4 = 15;

    /** With an address of IPv4 at its end. */
    private static final int LONGEST_IPV6 = 45;

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Reads ranges.
     *
     * @param texts an address each, mostly with a slash and the number of leading bits that count
     * @return the ranges
     * @throws IllegalArgumentException if a text is neither
     */
    public static Networks of(List<String> texts) {
        List<Network> networks = new ArrayList<>();
        for (String text : texts) {
            networks.add(parse(text));
        }
        return new Networks(networks);
    }

    private static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = addressOf(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw malformed(text);
        }
        byte[] bytes = address.getAddress();
        return new Network(bytes, slash < 0 ? bytes.length * 8 : prefix(text, slash, bytes.length * 8));
    }

    private static int prefix(String text, int slash, int longest) {
        try {
            int prefix = Integer.parseInt(text, slash + 1, text.length(), 10);
            if (prefix >= 0 && prefix <= longest) {
                return prefix;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw malformed(text);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("Not a network: \"" + text
                + "\". Write an address with the number of bits that count, such as 10.0.0.0/8");
    }

    /**
     * Reads an address, never asking a name server.
     *
     * @param text any
     * @return null if it is no address
     */
    public static @Nullable InetAddress addressOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String inBrackets = inBrackets(text);
        String address = withoutZone(inBrackets == null ? text : inBrackets);
        try {
            byte[] ipv4 = inBrackets == null ? ipv4(address) : null;
            if (ipv4 != null) {
                return InetAddress.getByAddress(ipv4);
            }
            return isIpv6(address) ? InetAddress.getByName(address) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** The pattern would take the square of the length, which is up to the client where that is told by a header. */
    private static boolean isIpv6(String text) {
        return text.length() <= LONGEST_IPV6 && IPV6.matcher(text).matches();
    }

    /** As Jetty and Spring's {@code ForwardedHeaderFilter} tell an IPv6 address; null if there are none. */
    private static @Nullable String inBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : null;
    }

    /** By hand, as it is asked of nearly every request. */
    private static byte @Nullable [] ipv4(String text) {
        if (text.length() > LONGEST_IPV4) {
            return null;
        }
        byte[] bytes = new byte[4];
        int count = 0;
        int number = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c >= '0' && c <= '9') {
                number = Math.max(number, 0) * 10 + (c - '0');
            } else if (c == '.' && number >= 0 && number <= 255 && count < bytes.length) {
                bytes[count++] = (byte) number;
                number = -1;
            } else {
                return null;
            }
        }
        return count == bytes.length && number < 0 ? bytes : null;
    }

    private static String withoutZone(String text) {
        int percent = text.indexOf('%');
        return percent < 0 ? text : text.substring(0, percent);
    }

    /**
     * Whether an address is in one of the ranges.
     *
     * @param address null is in none
     * @return true if it is
     */
    public boolean contain(@Nullable InetAddress address) {
        if (address == null) {
            return false;
        }
        byte[] bytes = address.getAddress();
        for (Network network : networks) {
            if (network.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    private static final class Network {
        private final byte[] address;
        private final int prefix;

        Network(byte[] address, int prefix) {
            this.address = address;
            this.prefix = prefix;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = prefix / 8;
            int mask = 0xFF00 >> (prefix % 8) & 0xFF;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (mask == 0 || (address[whole] & mask) == (other[whole] & mask));
        }
    }
}
