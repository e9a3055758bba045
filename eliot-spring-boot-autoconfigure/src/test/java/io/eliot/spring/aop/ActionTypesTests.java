// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.annotation.Action;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.samples.clinic.Visits;

class ActionTypesTests {
    private final ActionTypes types = new ActionTypes();

    @Test
    void springsOwnHaveNone() {
        assertThat(types.mayHaveActions(SimpleAsyncTaskExecutor.class)).isFalse();
    }

    @Test
    void springsSamplesMayHaveSome() {
        assertThat(types.mayHaveActions(Visits.class)).isTrue();
    }

    @Test
    void whatExtendsSpringsMayHaveSome() {
        assertThat(types.mayHaveActions(Uploads.class)).isTrue();
    }

    @SuppressWarnings("serial") // never serialized
    static class Uploads extends SimpleAsyncTaskExecutor {
        @Action
        void upload() {}
    }
}
