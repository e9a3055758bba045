// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ValueBoundsTests {
    private final ValueEncoder encoder = Written.patiently().build();

    static class Node {
        @Nullable
        Object next;

        @Nullable
        public Object getNext() {
            return next;
        }
    }

    static class Hostile {
        public String getFine() {
            return "fine";
        }

        public String getThrowing() {
            throw new IllegalStateException("password=hunter2");
        }

        public int getRecursing() {
            return deeper(1);
        }

        private int deeper(int level) {
            return level == Integer.MAX_VALUE ? level : deeper(level + 1) + 1;
        }

        public Object getAssertion() {
            throw new AssertionError();
        }

        public Object getUnlinked() {
            throw new NoClassDefFoundError("gone");
        }

        public String getAfter() {
            return "after";
        }
    }

    static class Slow {
        final AtomicInteger calls = new AtomicInteger();

        public int getA() throws InterruptedException {
            Thread.sleep(600);
            return calls.incrementAndGet();
        }

        public int getB() throws InterruptedException {
            return getA();
        }

        public int getC() throws InterruptedException {
            return getA();
        }
    }

    record Holder(Object a, Object b) {}

    @Test // L9, W2
    void cutsCycles() {
        Node node = new Node();
        node.next = List.of(Map.of("back", node));
        AtomicReference<Object> self = new AtomicReference<>();
        self.set(self);

        Written written = Written.by(encoder, node);

        assertThat(written.json())
                .isEqualTo("{\"next\":[{\"back\":\"[cycle: io.eliot.json.ValueBoundsTests$Node]\"}]}");
        assertThat(written.problems())
                .containsExactly("field.next[0].back: [cycle: io.eliot.json.ValueBoundsTests$Node]");
        assertThat(Written.by(encoder, self).json())
                .isEqualTo("\"[cycle: java.util.concurrent.atomic.AtomicReference]\"");
    }

    @Test
    void writesWhatIsSharedTwice() {
        List<Integer> shared = List.of(1);

        assertThat(Written.by(encoder, List.of(shared, shared)).json()).isEqualTo("[[1],[1]]");
    }

    @Test // L9, W2
    void cutsDepth() {
        Object deep = "bottom";
        for (int i = 0; i < 100_000; i++) {
            deep = Collections.singletonList(deep);
        }

        Written written = Written.by(encoder, deep);

        assertThat(written.json())
                .startsWith("[".repeat(200) + "\"[cut: too deep: ")
                .endsWith("]\"" + "]".repeat(200));
        assertThat(written.problems()).hasSize(1);
    }

    @Test // L17
    void cutsLargeArraysAndTellsTheirShape() {
        assertThat(Written.by(encoder, new int[10_000]).json())
                .startsWith("[0,")
                .hasSize(20_001);
        assertThat(Written.by(encoder, new int[10_001]).json())
                .startsWith("{\"array_start\":[0,0")
                .endsWith("0],\"original_shape\":[10001]}")
                .hasSize(20_001 + "{\"array_start\":,\"original_shape\":[10001]}".length());
        assertThat(Written.by(encoder, new double[200][100]).json()).endsWith("0.0],\"original_shape\":[200,100]}");
        assertThat(Written.by(encoder, new String[101][10][10]).json()).endsWith("],\"original_shape\":[101,10,10]}");
        assertThat(Written.by(encoder, new byte[10_001]).json()).endsWith("AA==\",\"original_shape\":[10001]}");
        assertThat(Written.by(encoder, new int[20_000][]).json()).endsWith("null],\"original_shape\":[20000]}");
    }

    @Test
    void looksAtTheShapeOfAnArrayInBoundedTime() {
        Object[] array = {1};
        for (int i = 0; i < 40; i++) {
            Object[] rows = (Object[]) Array.newInstance(array.getClass(), 2);
            Arrays.fill(rows, array);
            array = rows;
        }
        Object[] sharingItsRows = array;

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(Written.by(encoder, sharingItsRows).problems()).isNotEmpty());
    }

    @Test // L18: shortened here, unlike in the original
    void cutsLargeCollectionsAndMapsAndTellsTheirSize() {
        Map<Integer, Integer> map = new LinkedHashMap<>();
        IntStream.range(0, 10_002).forEach(i -> map.put(i, i));

        assertThat(Written.by(encoder, new ArrayList<>(map.keySet())).json())
                .startsWith("{\"array_start\":[0,1,2,")
                .endsWith(",9999],\"original_shape\":[10002]}");
        assertThat(Written.by(encoder, map).json())
                .endsWith(",\"9999\":9999,\"eliot:cut\":\"[cut: 10000 of 10002 entries]\"}");
    }

    @Test
    void cutsLongText() {
        String text = "x".repeat(70_000);

        Written written = Written.by(encoder, text);

        assertThat(written.parsed()).isEqualTo("x".repeat(65_536) + "[cut: 70000 characters]");
        assertThat(written.problems()).containsExactly("field: [cut: 70000 characters]");
        assertThat(Written.by(encoder, "x".repeat(65_530) + "?token=hunter2hunter2")
                        .json())
                .doesNotContain("hunter2");
    }

    @Test
    void keepsAMessageWithinItsLength() {
        ValueEncoder small = Written.patiently().maxMessageLength(1000).build();
        List<List<String>> large = Collections.nCopies(500, Collections.nCopies(500, "x".repeat(300)));

        Written written = Written.by(small, large);

        assertThat(written.json()).hasSizeLessThan(1200).contains("[cut: message too long]");
        assertThat(Written.by(small, Map.of("a", "b".repeat(5000))).json()).hasSizeLessThan(1200);
    }

    @Test
    void endsEndlessCollections() {
        List<Integer> endless = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        Set<Integer> lying = new AbstractSet<>() {
            @Override
            public Iterator<Integer> iterator() {
                return Stream.iterate(0, i -> i + 1).iterator();
            }

            @Override
            public int size() {
                return 3;
            }
        };

        assertThat(Written.by(encoder, endless).json()).endsWith(",9999],\"original_shape\":[2147483647]}");
        assertThat(Written.by(encoder, lying).json()).endsWith(",9999,\"[cut: message too long]\"]");
    }

    @Test // J4, L19, W2
    void losesOnlyThePropertyThatThrows() {
        Written written = Written.by(encoder, new Hostile());

        assertThat(written.json())
                .contains("\"fine\":\"fine\"", "\"after\":\"after\"")
                .contains("\"throwing\":\"[error: java.lang.IllegalStateException]\"")
                .contains("\"recursing\":\"[error: java.lang.StackOverflowError]\"")
                .contains("\"assertion\":\"[error: java.lang.AssertionError]\"")
                .contains("\"unlinked\":\"[error: java.lang.NoClassDefFoundError]\"")
                .doesNotContain("hunter2");
        assertThat(written.problems()).hasSize(4).contains("field.throwing: [error: java.lang.IllegalStateException]");
    }

    @Test
    void losesOnlyTheElementWhoseTextThrows() {
        Object mute = new Object() {
            @Override
            public String toString() {
                throw new UnsupportedOperationException();
            }
        };
        Object silent = new Object() {
            @Override
            @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // what hostile code does
            public String toString() {
                return null;
            }
        };

        assertThat(Written.by(encoder, List.of(1, mute, 2)).json())
                .isEqualTo("[1,\"[error: java.lang.UnsupportedOperationException]\",2]");
        assertThat(Written.by(encoder, Map.of(mute, 1)).json())
                .isEqualTo("{\"[error: java.lang.UnsupportedOperationException]\":1}");
        assertThat(Written.by(encoder, silent).json()).isEqualTo("\"null\"");
    }

    @Test
    void tellsWhereACollectionBrokeOff() {
        List<Integer> changing = new ArrayList<>(List.of(1, 2, 3));
        List<Object> list = new ArrayList<>();
        list.add(1);
        list.add(new Object() {
            @Override
            public String toString() {
                list.add(2);
                return "meddler";
            }
        });
        Map<Object, Object> map = new AbstractMap<>() {
            @Override
            public Set<Entry<Object, Object>> entrySet() {
                throw new IllegalStateException();
            }
        };

        assertThat(Written.by(encoder, changing).json()).isEqualTo("[1,2,3]");
        assertThat(Written.by(encoder, list).json())
                .isEqualTo("[1,\"meddler\",\"[error: java.util.ConcurrentModificationException]\"]");
        assertThat(Written.by(encoder, map).json())
                .isEqualTo("{\"eliot:cut\":\"[error: java.lang.IllegalStateException]\"}");
    }

    @Test
    void callsNothingMoreOnceTheTimeIsOver() {
        ValueEncoder hasty =
                ValueEncoder.builder().maxTime(Duration.ofMillis(500)).build();
        Slow slow = new Slow();
        Written.by(hasty, List.of(new Holder(1, 2))); // so that only the getter takes its time

        Written written = Written.by(hasty, List.of(slow, slow));

        assertThat(slow.calls).hasValue(1);
        assertThat(written.json())
                .matches( // whichever comes first: a virtual machine has no order of methods
                        "\\[\\{\"[abc]\":1,\"eliot:cut\":\"\\[cut: took too long]\"},\"\\[cut: took too long]\"]");
    }

    @Test
    void neverReadsWhatIsReadOnce() throws Exception {
        InputStream stream = new ByteArrayInputStream(new byte[] {1});
        Iterator<Integer> iterator = List.of(1).iterator();
        AtomicInteger touched = new AtomicInteger();
        Stream<Integer> javaStream = Stream.of(1).peek(i -> touched.incrementAndGet());
        Mono<Integer> mono = Mono.fromSupplier(touched::incrementAndGet);
        Supplier<Integer> supplier = touched::incrementAndGet;
        Callable<Integer> callable = touched::incrementAndGet;
        Flow.Publisher<Integer> publisher = subscriber -> touched.incrementAndGet();
        Iterable<Integer> iterable = () -> {
            touched.incrementAndGet();
            return iterator;
        };
        List<Object> all = List.of(
                stream,
                new StringReader("a"),
                iterator,
                javaStream,
                mono,
                Flux.just(1).doOnNext(i -> touched.incrementAndGet()),
                supplier,
                callable,
                publisher,
                new CompletableFuture<>(),
                new ReentrantLock(),
                Thread.currentThread(),
                new ThreadLocal<>(),
                getClass().getClassLoader());

        Written written = Written.by(encoder, all);
        Written.by(encoder, new Holder(iterable, all));

        assertThat((List<?>) written.parsed())
                .allSatisfy(text -> assertThat(text.toString()).startsWith("[not read: "));
        assertThat(touched).hasValue(0);
        assertThat(stream.available()).isEqualTo(1);
        assertThat(iterator.hasNext()).isTrue();
        assertThat(javaStream.count()).isEqualTo(1);
    }

    @Test
    void asksNothingOfProxies() {
        AtomicInteger calls = new AtomicInteger();
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Remote.class},
                (self, method, arguments) -> calls.incrementAndGet());

        assertThat(Written.by(encoder, proxy).json())
                .isEqualTo("\"[not read: io.eliot.json.ValueBoundsTests$Remote]\"");
        assertThat(calls).hasValue(0);
    }

    interface Remote {
        int getBalance();
    }

    @Test
    void leavesOutOfMemoryToTheMachine() {
        Object hungry = new Object() {
            @Override
            public String toString() {
                throw new OutOfMemoryError("planted");
            }
        };

        assertThatThrownBy(() -> encoder.encode("field", hungry, new JsonBuffer(16)))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("planted");
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        assertThatThrownBy(() -> ValueEncoder.builder().maxDepth(0))
                .hasMessage("The bound on the depth must be at least 1, not 0");
        assertThatThrownBy(() -> ValueEncoder.builder().maxTime(Duration.ZERO))
                .hasMessage("The time for one value must be positive, not PT0S");
    }

    @Test
    void survivesAFullStack() {
        Map<String, Object> value = new HashMap<>(Map.of("a", List.of(new Holder(1, "b"))));

        Written.by(encoder, value); // classes are loaded before the stack is full

        assertThat(deepInTheStack(value, new JsonBuffer(64), 1)).isTrue();
    }

    /** Encodes at every depth until the stack is used up, so that it runs out at every place of the walk. */
    private boolean deepInTheStack(Object value, JsonBuffer buffer, int level) {
        try {
            if (level < Integer.MAX_VALUE) {
                deepInTheStack(value, buffer, level + 1);
            }
        } catch (StackOverflowError full) {
            // from here outwards there is a little room
        }
        try {
            Written.by(encoder, "field", value, buffer);
        } catch (StackOverflowError tooFull) {
            return false;
        }
        return true;
    }
}
