// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Theme.Part;
import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Scalar;
import io.eliot.tree.Value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field, or an entry of one. */
final class FieldLine implements Line {
    private final Field field;
    private final Writing writing;
    private final @Nullable String text;

    private FieldLine(Field field, Writing writing) {
        this.field = field;
        this.writing = writing;
        this.text = text(field.value());
    }

    static List<Line> of(List<Field> fields, Writing writing) {
        List<Line> lines = new ArrayList<>(fields.size());
        for (Field field : fields) {
            lines.add(new FieldLine(field, writing));
        }
        return lines;
    }

    /** The value beside the name, or null if it has to stand below. */
    private @Nullable String text(Value value) {
        if (value instanceof Text text) {
            return writing.values().shown(text.text());
        }
        if (value instanceof Scalar scalar) {
            return writing.values().shown(scalar.text());
        }
        return writing.isPython() ? null : ValueText.inline((Branch) value);
    }

    @Override
    public void write(Utf8Text out) {
        writing.paint(Part.PROP_KEY, ValueText.onOneLine(field.name()), out);
        out.append(": ");
        writing.paint(Part.PROP_VALUE, text == null ? "" : text, out);
    }

    @Override
    public Iterator<Line> inside() {
        return text == null && field.value() instanceof Branch branch
                ? lines(branch).iterator()
                : Collections.emptyIterator();
    }

    private List<Line> lines(Branch branch) {
        List<Field> entries = branch.entries();
        if (!branch.isArray()) {
            entries = new ArrayList<>(entries);
            MessageFields.sort(entries);
        }
        return of(entries, writing);
    }
}
