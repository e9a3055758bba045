// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Theme.Part;
import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Leaf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field, or an entry of one. */
final class FieldLine implements Line {
    private final Field field;
    private final Writing writing;
    /** Of an object or array what stands beside the name; null if its entries stand below. */
    private final @Nullable String inlined;

    private FieldLine(Field field, Writing writing) {
        this.field = field;
        this.writing = writing;
        this.inlined = field.value() instanceof Branch branch && !writing.isPython()
                ? writing.values().inline(branch)
                : null;
    }

    static Iterator<Line> of(List<Field> fields, Writing writing) {
        return fields.isEmpty() ? Collections.emptyIterator() : new FieldLines(fields, writing);
    }

    @Override
    public void write(Utf8Text out) {
        writing.paintLabel(Part.PROP_KEY, field.name(), out);
        out.append(": ");
        writing.begin(Part.PROP_VALUE, out);
        if (field.value() instanceof Leaf leaf) {
            writing.values().write(leaf, out);
        } else if (inlined != null) {
            out.append(inlined);
        }
        writing.end(Part.PROP_VALUE, out);
    }

    @Override
    public Iterator<Line> inside() {
        return inlined == null && field.value() instanceof Branch branch ? lines(branch) : Collections.emptyIterator();
    }

    private Iterator<Line> lines(Branch branch) {
        List<Field> entries = branch.entries();
        if (!branch.isArray()) {
            entries = new ArrayList<>(entries);
            MessageFields.sort(entries);
        }
        return of(entries, writing);
    }

    private static final class FieldLines implements Iterator<Line> {
        private final List<Field> fields;
        private final Writing writing;
        private int next;

        FieldLines(List<Field> fields, Writing writing) {
            this.fields = fields;
            this.writing = writing;
        }

        @Override
        public boolean hasNext() {
            return next < fields.size();
        }

        @Override
        public Line next() {
            return new FieldLine(fields.get(next++), writing);
        }
    }
}
