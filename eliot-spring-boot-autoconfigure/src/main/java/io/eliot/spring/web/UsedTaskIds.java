// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.message.TaskId;
import io.eliot.message.TaskLevel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest task ids that were continued here: a retry, a redirect or a replay brings one again, and two actions in one
 * place of a task could not be told apart. Keeps a 64-bit hash of each in two tables without objects, which are made
 * once: the older is emptied when the newer is full. Thread-safe.
 */
final class UsedTaskIds {
    private static final long PRIME = 0x100000001b3L;
    private static final long SEPARATOR = 1L << 32; // no character, no element of a level
    private static final long SCRAMBLE = 0x9E3779B97F4A7C15L;
    private static final long FREE = 0;

    /** Where an id is put is not for its sender to know, who could have all of them put in one place. */
    private final long secret = new SplittableRandom().nextLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final int remembered;
    private final int bits;
    private long[] newer = {};
    private long[] older = {};
    private int count;

    /**
     * Without ids.
     *
     * @param remembered how many of the latest at least; never more than twice as many
     */
    UsedTaskIds(int remembered) {
        this.remembered = remembered;
        this.bits = Long.SIZE - Long.numberOfLeadingZeros(remembered) + 1; // half of each table stays free
    }

    /** True the first time an id is given, as long as it is remembered. */
    boolean firstUse(TaskId taskId) {
        long hash = hash(taskId);
        lock.lock();
        try {
            if (newer.length == 0) { // many an application is never sent one
                newer = new long[1 << bits];
                older = new long[1 << bits];
            }
            int place = placeOf(hash, newer);
            if (newer[place] == hash || older[placeOf(hash, older)] == hash) {
                return false;
            }
            newer[place] = hash;
            if (++count == remembered) {
                forgetOlder();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void forgetOlder() {
        long[] emptied = older;
        Arrays.fill(emptied, FREE);
        older = newer;
        newer = emptied;
        count = 0;
    }

    /** Where the hash is, or is to be. */
    private int placeOf(long hash, long[] table) {
        int place = (int) ((hash * SCRAMBLE) >>> (Long.SIZE - bits));
        while (table[place] != FREE && table[place] != hash) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    /** FNV-1a, from a start of our own. */
    private long hash(TaskId taskId) {
        long hash = secret;
        String taskUuid = taskId.taskUuid();
        for (int i = 0; i < taskUuid.length(); i++) {
            hash = (hash ^ taskUuid.charAt(i)) * PRIME;
        }
        TaskLevel level = taskId.level();
        for (int i = 0; i < level.depth(); i++) {
            hash = (hash ^ (SEPARATOR | level.get(i))) * PRIME;
        }
        return hash == FREE ? SCRAMBLE : hash;
    }
}
