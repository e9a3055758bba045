// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.json.EncodedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** All witnesses, in an array that is replaced and never changed: the empty one is what production reads. */
final class Witnesses {
    private static final ReentrantLock CHANGES = new ReentrantLock();
    private static volatile Witness[] all = {};

    private Witnesses() {}

    static void add(Witness witness) {
        Objects.requireNonNull(witness, "witness");
        CHANGES.lock();
        try {
            List<Witness> more = new ArrayList<>(List.of(all));
            more.add(witness);
            all = more.toArray(Witness[]::new);
        } finally {
            CHANGES.unlock();
        }
    }

    static void remove(Witness witness) {
        CHANGES.lock();
        try {
            List<Witness> fewer = new ArrayList<>(List.of(all));
            fewer.remove(witness);
            all = fewer.toArray(Witness[]::new);
        } finally {
            CHANGES.unlock();
        }
    }

    static boolean areThere() {
        return all.length > 0;
    }

    static void logged(EliotLogger logger, EncodedMessage message) {
        for (Witness witness : all) {
            witness.logged(logger, message);
        }
    }

    static void opened(Scope scope) {
        for (Witness witness : all) {
            witness.opened(scope);
        }
    }

    static void closing(Scope scope) {
        for (Witness witness : all) {
            witness.closing(scope);
        }
    }
}
