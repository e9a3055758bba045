// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import org.junit.jupiter.api.Test;

class LiveHeapTests {
    @Test
    void findsTheActionThatAThreadIsIn() throws Exception {
        EliotLogger logger = EliotLogger.create();
        String thread = Thread.currentThread().getName();

        assertThat(LiveHeap.threadsInAnAction()).noneMatch(found -> found.startsWith(thread + ":"));
        logger.task("order")
                .run(() -> assertThat(LiveHeap.threadsInAnAction()).anyMatch(found -> found.startsWith(thread + ":")));
        assertThat(LiveHeap.threadsInAnAction()).noneMatch(found -> found.startsWith(thread + ":"));
    }
}
