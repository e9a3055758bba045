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
}
