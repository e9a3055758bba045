// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedUriTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "http://a:81/stock/1?q=secret#f,   http://a:81/stock/{sku}?q={q}, http://a:81/stock/{sku}",
                "http://a/stock/1,                 /stock/{sku:[^?/]+},           http://a/stock/{sku:[^?/]+}",
                "http://a/stock/1,                 http://{host}/stock/{sku},     http://a/stock/{sku}",
                "http://a?x=1,                     http://a?x={x},                http://a",
                "http://a/stock/1?q=secret,        -,                             http://a/stock/1",
                "http://user:secret@a/stock,       -,                             http://a/stock",
                "http://user:secret@my_host:81/x,  http://user:secret@my_host/x,  http://my_host:81/x",
                "https://[::1]:8443/x,             stock,                         https://[::1]:8443/stock",
                "mailto:someone,                   -,                             mailto:",
                "/stock/1?q=secret,                -,                             /stock/1",
                "/stock/1?q=secret,                /stock/{sku}?q={q},            /stock/{sku}",
            })
    void tellsWhereButNotWithWhat(String uri, String template, String logged) {
        assertThat(LoggedUri.of(URI.create(uri), template)).isEqualTo(logged);
    }

    @ParameterizedTest
    @CsvSource({"http://user@A.example:80/x, A.example", "http://my_host:80, my_host", "http://[::1]:80, [::1]"})
    void knowsTheHost(String uri, String host) {
        assertThat(LoggedUri.host(URI.create(uri))).isEqualTo(host);
    }
}
