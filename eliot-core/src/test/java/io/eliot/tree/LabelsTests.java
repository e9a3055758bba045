// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelsTests {
    private final Labels labels = new Labels(Unprintable.ALL);

    @Test
    void showsEachNameAsItsOwnHoweverManyThereAre() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String name = "name\u0007" + "ä".repeat(random.nextInt(3)) + random.nextInt(1_000);

            assertThat(labels.of(name)).hasToString(Unprintable.ALL.escape(name, false));
        }
    }

    @Test
    void doesNotKeepWhatIsLong() {
        String name = "n\n".repeat(500);

        assertThat(labels.of(name)).hasToString("n\u240a".repeat(500)).isNotSameAs(labels.of(name));
        assertThat(labels.of("sku")).isSameAs(labels.of("sku"));
    }
}
