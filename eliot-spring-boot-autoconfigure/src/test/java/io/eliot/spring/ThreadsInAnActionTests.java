// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import org.junit.jupiter.api.Test;

class ThreadsInAnActionTests {
    @Test
    void findsTheActionThatAThreadIsIn() throws Exception {
        EliotLogger logger = EliotLogger.create();
        String thread = Thread.currentThread().getName();

        assertThat(ThreadsInAnAction.now()).noneMatch(found -> found.startsWith(thread + ":"));
        logger.task("order")
                .run(() -> assertThat(ThreadsInAnAction.now()).anyMatch(found -> found.startsWith(thread + ":")));
        assertThat(ThreadsInAnAction.now()).noneMatch(found -> found.startsWith(thread + ":"));
    }
}
