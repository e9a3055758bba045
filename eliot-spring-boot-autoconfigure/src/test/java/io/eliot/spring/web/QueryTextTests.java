// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "access_token",
                "apiKey",
                "client_secret",
                "X-Amz-Signature",
                "sig",
                "code",
                "JSESSIONID",
                "p%61ssword",
                "pin"
            })
    void hidesTheValuesOfSecrets(String name) {
        assertThat(QueryText.redacted("page=2&" + name + "=canary&sort=name"))
                .isEqualTo("page=2&" + name + "=[redacted]&sort=name");
    }

    @Test
    void keepsWhatIsNoPair() {
        assertThat(QueryText.redacted("flag&&=x&a=b=c")).isEqualTo("flag&&=x&a=b=c");
    }

    @Test
    void isBounded() {
        assertThat(QueryText.redacted("a=" + "b".repeat(10_000))).hasSize(1_000);
    }
}
