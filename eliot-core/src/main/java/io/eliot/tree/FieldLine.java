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
record FieldLine(Field field, Writing writing) implements Line {
    @Override
    public void write(Utf8Text out) {
        writing.paint(Part.PROP_KEY, ValueText.onOneLine(field.name()), out);
        out.append(": ");
        writing.paint(Part.PROP_VALUE, text(), out);
    }

    private String text() {
        Value value = field.value();
        if (value instanceof Text text) {
            return writing.values().shown(text.text());
        }
        if (value instanceof Scalar scalar) {
            return writing.values().shown(scalar.text());
        }
        String inline = inline();
        return inline == null ? "" : inline;
    }

    private @Nullable String inline() {
        return field.value() instanceof Branch branch && !writing.isPython() ? ValueText.inline(branch) : null;
    }

    @Override
    public Iterator<Line> inside() {
        if (field.value() instanceof Branch branch && inline() == null) {
            return lines(branch).iterator();
        }
        return Collections.emptyIterator();
    }

    private List<Line> lines(Branch branch) {
        List<Field> entries = branch.entries();
        if (!branch.isArray()) {
            entries = new ArrayList<>(entries);
            MessageFields.sort(entries);
        }
        return of(entries, writing);
    }

    static List<Line> of(List<Field> fields, Writing writing) {
        List<Line> lines = new ArrayList<>(fields.size());
        for (Field field : fields) {
            lines.add(new FieldLine(field, writing));
        }
        return lines;
    }
}
