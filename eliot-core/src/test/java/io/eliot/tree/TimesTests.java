// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTests {
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void showsATimeAsIfItWereTheFirst() {
        Random random = new Random(7);
        for (ZoneId zone : new ZoneId[] {ZoneOffset.UTC, KOLKATA}) {
            Times times = new Times(zone);
            for (int i = 0; i < 20_000; i++) {
                double timestamp = random.nextInt(6) - 3 + nearTheEnds(random);

                assertThat(times.toSecond(timestamp))
                        .as(() -> Double.toString(timestamp))
                        .isEqualTo(new Times(zone).toSecond(timestamp));
            }
        }
    }

    private static double nearTheEnds(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextDouble() * 2e-6;
            case 1 -> 1 - random.nextDouble() * 2e-6;
            case 2 -> 0;
            default -> random.nextDouble();
        };
    }

    @Test
    void showsNoTimeForWhatIsNone() {
        Times times = new Times(ZoneOffset.UTC);

        assertThat(times.toSecond(1_700_000_000)).isEqualTo("2023-11-14 22:13:20Z");
        assertThat(times.toSecond(Double.NaN)).isNull();
        assertThat(times.toSecond(Double.POSITIVE_INFINITY)).isNull();
        assertThat(times.toSecond(1e300)).isNull();
        assertThat(times.toSecond(-1e300)).isNull();
    }

    @Test
    void takesNothingForTheTimeShownLastBeforeThereIsOne() {
        assertThat(new Times(ZoneOffset.UTC).toSecond(-0x1p63)).isNull();
        assertThat(new Times(ZoneOffset.UTC).toSecond(0x1p63)).isNull();
    }

    @Test
    void showsTheYears1To9999OfTheZone() {
        double last = 253_402_300_799.0;
        double first = -62_135_596_800.0;
        ZoneId west = ZoneOffset.ofHours(-5);

        assertThat(new Times(ZoneOffset.UTC).toSecond(last - 1)).isEqualTo("9999-12-31 23:59:58Z");
        assertThat(new Times(KOLKATA).toSecond(last - 1)).isNull();
        assertThat(new Times(KOLKATA).toMicrosecond(last - 1)).isNull();
        assertThat(new Times(west).toSecond(last + 3600)).isEqualTo("9999-12-31 19:59:59");
        assertThat(new Times(ZoneOffset.UTC).toSecond(first)).isEqualTo("0001-01-01 00:00:00Z");
        assertThat(new Times(west).toSecond(first)).isNull();
    }
}
