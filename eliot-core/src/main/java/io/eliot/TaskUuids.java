// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Random uuids for new tasks (C1). Two Weyl sequences from secure random starts, scrambled: unique within the process,
 * and as unlikely to meet another process's as the 122 bits allow, without a secure random number for each task. They
 * name tasks; they keep no secret.
 *
 * <p>Each thread counts where few others do, so that threads do not wait for each other's count.
 */
final class TaskUuids {
    private static final long STEP = 0x9E3779B97F4A7C15L; // odd, so that it visits every value
    private static final long OTHER_STEP = 0xD1B54A32D192ED03L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_2 = 0x8000000000000000L;

    private static final SecureRandom SEEDS = new SecureRandom();
    private static final long START = SEEDS.nextLong();
    private static final long OTHER_START = SEEDS.nextLong();

    private static final int COUNTERS = 64;
    private static final int PADDING = 16; // neighbouring counters on different cache lines
    private static final AtomicLongArray COUNTS = new AtomicLongArray(COUNTERS * PADDING);

    private TaskUuids() {}

    static String next() {
        long count = count();
        long most = (scrambled(START + count * STEP) & ~0xF000L) | VERSION_4;
        long least = (scrambled(OTHER_START + count * OTHER_STEP) >>> 2) | VARIANT_2;
        return new UUID(most, least).toString();
    }

    /** Every number once: those of a counter are apart by the number of counters. */
    private static long count() {
        int counter = (int) Thread.currentThread().getId() & (COUNTERS - 1);
        return COUNTS.getAndIncrement(counter * PADDING) * COUNTERS + counter;
    }

    /** Stafford's variant 13 of the MurmurHash3 finalizer, as in SplitMix64. */
    private static long scrambled(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
