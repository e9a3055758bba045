// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.message.TaskId;
import io.eliot.message.TaskLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest task ids that were continued here: a retry, a redirect or a replay brings one again, and two actions in one
 * place of a task could not be told apart. Keeps a 64-bit hash of each, so that its size is bounded whatever the ids
 * are. Thread-safe.
 */
final class UsedTaskIds {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long SEPARATOR = 1L << 32; // no character, no element of a level

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Boolean> used;

    UsedTaskIds(int remembered) {
        used = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > remembered;
            }
        };
    }

    /** True the first time an id is given, as long as it is remembered. */
    boolean firstUse(TaskId taskId) {
        Long hash = hash(taskId);
        lock.lock();
        try {
            return used.putIfAbsent(hash, Boolean.TRUE) == null;
        } finally {
            lock.unlock();
        }
    }

    /** FNV-1a. */
    private static long hash(TaskId taskId) {
        long hash = OFFSET;
        String taskUuid = taskId.taskUuid();
        for (int i = 0; i < taskUuid.length(); i++) {
            hash = (hash ^ taskUuid.charAt(i)) * PRIME;
        }
        TaskLevel level = taskId.level();
        for (int i = 0; i < level.depth(); i++) {
            hash = (hash ^ (SEPARATOR | level.get(i))) * PRIME;
        }
        return hash;
    }
}
