// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Arrays of any kind and dimension, up to a number of elements in all; of larger ones a summary (L17). */
final class ArrayEncoding implements Encoding {
    private final Elements elements;

    private ArrayEncoding(Elements elements) {
        this.elements = elements;
    }

    static Encoding of(Class<?> type) {
        if (type == byte[].class) {
            return (value, walk) -> Binary.write(ByteBuffer.wrap((byte[]) value), walk);
        }
        if (type == char[].class) {
            return (value, walk) -> walk.text(new String((char[]) value));
        }
        return new ArrayEncoding(Elements.of(type));
    }

    @Override
    public void write(Object value, Walk walk) {
        if (!walk.enter(value)) {
            return;
        }
        int[] shape = new Shape().of(value);
        int most = walk.bounds().elements();
        if (Shape.count(shape) <= most) {
            list(value, walk);
        } else {
            Summary.start(walk.out);
            walk.out.raw((byte) '[');
            flat(value, shape.length, 0, walk);
            walk.out.raw((byte) ']');
            Summary.end(shape, walk.out);
            walk.problem("[cut: an array of " + Shape.count(shape) + " elements]");
        }
        walk.leave();
    }

    private void list(Object array, Walk walk) {
        walk.out.raw((byte) '[');
        for (int i = 0, length = Array.getLength(array); i < length; i++) {
            if (!element(array, i, i, walk)) {
                break;
            }
        }
        walk.out.raw((byte) ']');
    }

    /** The elements in row-major order, as many as may be written. */
    private static int flat(Object array, int dimensions, int written, Walk walk) {
        int count = written;
        ArrayEncoding encoding = new ArrayEncoding(Elements.of(array.getClass()));
        for (int i = 0; i < Array.getLength(array) && count < walk.bounds().elements(); i++) {
            if (dimensions > 1) {
                count = flat(Array.get(array, i), dimensions - 1, count, walk);
            } else if (encoding.element(array, i, count, walk)) {
                count++;
            } else {
                return walk.bounds().elements();
            }
        }
        return count;
    }

    private boolean element(Object array, int index, int written, Walk walk) {
        if (written > 0) {
            walk.out.raw((byte) ',');
        }
        if (!walk.goesOn()) {
            walk.marker(walk.whyNot());
            return false;
        }
        walk.at(index);
        elements.write(array, index, walk);
        return true;
    }

    /** Access to an element without boxing it. */
    @FunctionalInterface
    private interface Elements {
        void write(Object array, int index, Walk walk);

        static Elements of(Class<?> type) {
            if (type == int[].class) {
                return (array, index, walk) -> walk.out.number(((int[]) array)[index]);
            }
            if (type == long[].class) {
                return (array, index, walk) -> walk.out.number(((long[]) array)[index]);
            }
            if (type == double[].class) {
                return (array, index, walk) -> walk.out.number(((double[]) array)[index]);
            }
            if (type == float[].class) {
                return (array, index, walk) -> walk.out.number(((float[]) array)[index]);
            }
            if (type == boolean[].class) {
                return (array, index, walk) -> walk.out.bool(((boolean[]) array)[index]);
            }
            if (type == short[].class) {
                return (array, index, walk) -> walk.out.number(((short[]) array)[index]);
            }
            return (array, index, walk) -> object((@Nullable Object[]) array, index, walk);
        }

        private static void object(@Nullable Object[] array, int index, Walk walk) {
            walk.guardedAfter(index == 0 ? null : array[index - 1], array[index]);
        }
    }

    /**
     * How long an array is in each dimension; of a jagged one only the first counts, and so it does of one with more rows
     * than are looked at, which may be the same ones again and again.
     */
    private static final class Shape {
        private static final int MOST_ROWS = 1_000_000;

        private int rows;

        int[] of(Object array) {
            int length = Array.getLength(array);
            Class<?> component = array.getClass().getComponentType();
            if (length == 0 || !component.isArray() || component == byte[].class || component == char[].class) {
                return new int[] {length};
            }
            int[] first = null;
            for (Object row : (Object[]) array) {
                if (++rows > MOST_ROWS) {
                    return new int[] {length};
                }
                int[] shape = row == null ? new int[0] : of(row);
                if (first != null && !Arrays.equals(first, shape)) {
                    return new int[] {length};
                }
                first = shape;
            }
            return first == null || first.length == 0 ? new int[] {length} : prepend(length, first);
        }

        static long count(int[] shape) {
            long count = 1;
            for (int length : shape) {
                if (length > 0 && count > Long.MAX_VALUE / length) {
                    return Long.MAX_VALUE;
                }
                count *= length;
            }
            return count;
        }

        private static int[] prepend(int length, int[] rest) {
            int[] shape = new int[rest.length + 1];
            shape[0] = length;
            System.arraycopy(rest, 0, shape, 1, rest.length);
            return shape;
        }
    }
}
