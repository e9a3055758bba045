// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;

import kotlinx.coroutines.reactor.MonoKt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Hooks;

/** The records of properties are asked of by {@link FeaturePropertiesTests}. */
class EliotRuntimeHintsTests {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Hooks.class,
                MonoKt.class,
                RestClient.class,
                RestClientResponseException.class,
                WebClient.class,
                WebClientResponseException.class
            })
    void keepWhatIsAskedForByName(Class<?> type) {
        RuntimeHints hints = new RuntimeHints();

        new EliotRuntimeHints().registerHints(hints, type.getClassLoader());

        assertThat(reflection().onType(type)).accepts(hints);
    }
}
