// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTests {
    @ParameterizedTest
    @CsvSource({
        "/orders/1, /orders/1",
        "/orders;jsessionid=secret, /orders",
        "/orders;a=secret/items;b=secret/7, /orders/items/7",
        "/;secret, /"
    })
    void leavesPathParametersOut(String received, String logged) {
        assertThat(new RequestPath(received).toBeLogged()).isEqualTo(logged);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders;a=secret/7, no orders;a=secret/7 at '/orders;a=secret/7', no orders/7 at '/orders/7'",
        "/orders;a;ab=secret, no /orders;a;ab=secret, no /orders",
        "/orders;/7, no /orders/7; none, no /orders/7; none",
        "/orders, no /orders;a, no /orders;a"
    })
    void hidesPathParametersInWhatIsSaidOfTheRequest(String received, String said, String logged) {
        assertThat(new RequestPath(received).hiddenIn(said)).isEqualTo(logged);
    }
}
