// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Iterator;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** A map as an object, its keys as text (W2), each name once. */
final class MapEncoding implements Encoding {
    static final MapEncoding INSTANCE = new MapEncoding();

    private MapEncoding() {}

    @Override
    public void write(Object value, Walk walk) {
        Map<?, ?> map = (Map<?, ?>) value;
        if (!walk.enter(map)) {
            return;
        }
        MemberNames names = new MemberNames();
        JsonBuffer out = walk.out;
        out.raw((byte) '{');
        int level = walk.depth();
        int mark = out.length();
        int written = 0;
        try {
            Iterator<? extends Entry<?, ?>> entries = map.entrySet().iterator();
            walk.foreign();
            boolean foreign = Walk.isMadeByForeignCode(map);
            while (entries.hasNext()) {
                if (written == walk.bounds().elements() || !walk.goesOn()) {
                    cut(map, written, names, walk);
                    break;
                }
                Entry<?, ?> entry = entries.next();
                if (foreign) {
                    walk.foreign();
                }
                entry(map, entry, written == 0, names, walk);
                written++;
                mark = out.length();
            }
        } catch (Throwable thrown) {
            Fatal.rethrow(thrown);
            out.truncate(mark);
            name(Marker.CUT_MEMBER, written == 0, names, walk);
            walk.failed(thrown, out.length(), level);
        }
        out.raw((byte) '}');
        walk.leave();
    }

    /** An entry without its map: an object of one member. */
    static void single(Object value, Walk walk) {
        Entry<?, ?> entry = (Entry<?, ?>) value;
        if (!walk.enter(entry)) {
            return;
        }
        walk.out.raw((byte) '{');
        entry(Map.of(), entry, true, new MemberNames(), walk);
        walk.out.raw((byte) '}');
        walk.leave();
    }

    private static void entry(Map<?, ?> map, Entry<?, ?> entry, boolean first, MemberNames names, Walk walk) {
        String text = walk.keyText(entry.getKey());
        @Nullable Object value = entry.getValue();
        walk.at(text);
        name(text, first, names, walk);
        Redaction redaction = walk.redaction();
        if (value != null && (redaction.isCredential(text) || NamedValue.isCredential(map, text, redaction))) {
            walk.redacted();
        } else {
            walk.guarded(value);
        }
    }

    private static void cut(Map<?, ?> map, int written, MemberNames names, Walk walk) {
        boolean full = written == walk.bounds().elements();
        name(Marker.CUT_MEMBER, written == 0, names, walk);
        walk.marker(full ? Marker.entries(written, map.size()) : walk.whyNot());
    }

    /** A key that becomes like another one, as text, is told of. */
    private static void name(String text, boolean first, MemberNames names, Walk walk) {
        if (!first) {
            walk.out.raw((byte) ',');
        }
        String name = names.unused(text);
        walk.out.string(name);
        walk.out.raw((byte) ':');
        if (!name.equals(text)) {
            walk.problem("[renamed: a key of a map to " + name + "]");
        }
    }
}
