// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is inside an open action, by its number there: an {@link OpenAction} or a {@link WrittenMessage}.
 *
 * <p>An array, because the numbers are given one after the other and most arrive so; a tree beside it for numbers far
 * from that, which must not cost an array of their size.
 */
final class Children {
    private static final Object[] NONE = {};

    private @Nullable Object[] near = NONE;
    private @Nullable TreeMap<Integer, Object> far;
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Object get(int index) {
        if (index < near.length) {
            Object child = near[index];
            if (child != null) {
                return child;
            }
        }
        return far == null ? null : far.get(index);
    }

    /** Puts the child in its place; gives back what was there. */
    @Nullable
    Object put(int index, Object child) {
        Object before = far == null ? null : far.remove(index);
        if (index < limit()) {
            ensure(index);
            before = before == null ? near[index] : before;
            near[index] = child;
        } else {
            far = far == null ? new TreeMap<>() : far;
            far.put(index, child);
        }
        if (before == null) {
            size++;
        }
        return before;
    }

    /** At least a quarter of the array is used, but for a small one. */
    private int limit() {
        return Math.max(64, size > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE : 4 * size);
    }

    private void ensure(int index) {
        if (index >= near.length) {
            near = Arrays.copyOf(near, Math.max(index + 1, Math.min(limit(), near.length + (near.length >> 1) + 4)));
        }
    }

    /** All children by number. */
    List<Object> inOrder() {
        List<Object> all = new ArrayList<>(size);
        int next = 0;
        if (far != null) {
            for (var entry : far.entrySet()) {
                next = addNear(all, next, entry.getKey());
                all.add(entry.getValue());
            }
        }
        addNear(all, next, near.length);
        return all;
    }

    private int addNear(List<Object> all, int from, int to) {
        int end = Math.min(to, near.length);
        for (int i = from; i < end; i++) {
            Object child = near[i];
            if (child != null) {
                all.add(child);
            }
        }
        return Math.max(from, end);
    }
}
