// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Object graphs of every sort, the same for the same seed: cyclic, huge, hostile. */
final class RandomGraph {
    private static final int LARGEST = 30_000;

    private final Random random;
    private final List<Object> made = new ArrayList<>();

    RandomGraph(long seed) {
        this.random = new Random(seed);
    }

    record Pair(@Nullable Object left, @Nullable Object right) {}

    static class Mutable {
        @Nullable
        Object next;

        @Nullable
        RuntimeException failure;

        public @Nullable Object getNext() {
            return next;
        }

        public @Nullable Object getOther() {
            if (failure != null) {
                throw failure;
            }
            return next;
        }
    }

    @Nullable
    Object value(int depth) {
        Object value = depth > 0 && random.nextInt(3) > 0 ? structure(depth - 1) : scalar();
        if (value != null) {
            made.add(value);
        }
        return value;
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> random.nextInt();
            case 2 -> random.nextLong();
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 -> Float.intBitsToFloat(random.nextInt());
            case 5 -> random.nextBoolean();
            case 6 -> new BigInteger(random.nextInt(5000), random);
            case 7 -> new BigDecimal(new BigInteger(200, random), random.nextInt());
            case 8 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 9 -> new UUID(random.nextLong(), random.nextLong());
            case 10 -> new Object();
            case 11 -> new IllegalStateException(text());
            case 12 -> Stream.of(1);
            case 13 -> new CompletableFuture<>();
            case 14 -> throwing();
            case 15 -> Thread.currentThread();
            case 16 -> (char) random.nextInt(65536);
            case 17 -> "x".repeat(random.nextInt(LARGEST * 4));
            default -> text();
        };
    }

    private Object structure(int depth) {
        return switch (random.nextInt(14)) {
            case 0, 1 -> map(new LinkedHashMap<>(), depth);
            case 2 -> map(new IdentityHashMap<>(), depth);
            case 3, 4 -> list(depth);
            case 5 -> new Pair(value(depth), value(depth));
            case 6 -> new @Nullable Object[] {value(depth), value(depth)};
            case 7 -> cyclic(depth);
            case 8 -> Optional.ofNullable(value(depth));
            case 9 -> random.ints(random.nextInt(LARGEST)).toArray();
            case 10 -> new double[random.nextInt(300)][random.nextInt(300)];
            case 11 -> Collections.nCopies(random.nextInt(LARGEST), text());
            case 12 -> hostileCollection();
            default -> deep();
        };
    }

    private Map<@Nullable Object, @Nullable Object> map(Map<@Nullable Object, @Nullable Object> map, int depth) {
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(random.nextBoolean() ? text() : scalar(), random.nextInt(10) == 0 ? map : value(depth));
        }
        return map;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            list.add(value(depth));
        }
        if (!made.isEmpty()) {
            list.add(made.get(random.nextInt(made.size())));
        }
        return list;
    }

    private Mutable cyclic(int depth) {
        Mutable bean = new Mutable();
        bean.failure = random.nextBoolean() ? new IllegalArgumentException(text()) : null;
        bean.next = random.nextBoolean() ? new AtomicReference<>(bean) : Arrays.asList(value(depth), bean);
        return bean;
    }

    private Object deep() {
        Object deep = text();
        for (int i = random.nextInt(1000); i > 0; i--) {
            deep = random.nextBoolean() ? new Pair(null, deep) : new HashMap<>(Map.of("k", deep));
        }
        return deep;
    }

    private static Object throwing() {
        return new Object() {
            @Override
            public String toString() {
                throw new StackOverflowError();
            }
        };
    }

    private Object hostileCollection() {
        int good = random.nextInt(5);
        return new AbstractCollection<Integer>() {
            @Override
            public Iterator<Integer> iterator() {
                return new Iterator<>() {
                    private int given;

                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public Integer next() {
                        if (given++ == good) {
                            throw new IllegalStateException();
                        }
                        return given;
                    }
                };
            }

            @Override
            public int size() {
                return -1;
            }
        };
    }

    private String text() {
        int length = random.nextInt(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(4) == 0 ? random.nextInt(65536) : random.nextInt(128)));
        }
        return text.toString();
    }
}
