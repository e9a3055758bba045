// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.console;

import io.eliot.json.EncodedMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The trees that have not finished yet. Thread-safe. */
final class LocalTrees {
    private static final long MOST_BYTES = 8L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<LocalTree>> growing = new LinkedHashMap<>();
    private long bytes;

    /** Adds a message and returns the trees that are to be shown now. */
    List<LocalTree> add(EncodedMessage message) {
        lock.lock();
        try {
            LocalTree tree = treeOf(message);
            tree.add(message);
            bytes += message.size();
            List<LocalTree> ripe = new ArrayList<>(1);
            if (tree.isFinished()) {
                ripe.add(take(tree));
            }
            while (bytes > MOST_BYTES) {
                ripe.add(take(oldest()));
            }
            return ripe;
        } finally {
            lock.unlock();
        }
    }

    private LocalTree treeOf(EncodedMessage message) {
        List<LocalTree> ofTask = growing.computeIfAbsent(message.taskUuid(), uuid -> new ArrayList<>(1));
        for (LocalTree tree : ofTask) {
            if (tree.contains(message.taskLevel())) {
                return tree;
            }
        }
        LocalTree tree = new LocalTree(message);
        ofTask.add(tree);
        return tree;
    }

    private LocalTree oldest() {
        return growing.values().iterator().next().get(0);
    }

    private LocalTree take(LocalTree tree) {
        List<LocalTree> ofTask = growing.getOrDefault(tree.taskUuid, List.of());
        ofTask.remove(tree);
        if (ofTask.isEmpty()) {
            growing.remove(tree.taskUuid);
        }
        bytes -= tree.bytes();
        return tree;
    }

    List<LocalTree> takeAll() {
        lock.lock();
        try {
            List<LocalTree> all =
                    growing.values().stream().flatMap(List::stream).toList();
            growing.clear();
            bytes = 0;
            return all;
        } finally {
            lock.unlock();
        }
    }
}
