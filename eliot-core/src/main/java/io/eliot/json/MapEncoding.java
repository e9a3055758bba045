// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Iterator;
import java.util.Map;
import java.util.Map.Entry;

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
            while (entries.hasNext()) {
                if (written == walk.bounds().elements() || !walk.goesOn()) {
                    cut(map, written, names, walk);
                    break;
                }
                Entry<?, ?> entry = entries.next();
                entry(entry.getKey(), entry.getValue(), written == 0, names, walk);
                written++;
                mark = out.length();
            }
        } catch (Throwable thrown) {
            Fatal.rethrow(thrown);
            out.truncate(mark);
            name(Marker.CUT_MEMBER, written == 0, names, out);
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
        entry(entry.getKey(), entry.getValue(), true, new MemberNames(), walk);
        walk.out.raw((byte) '}');
        walk.leave();
    }

    private static void entry(
            @org.jspecify.annotations.Nullable Object key,
            @org.jspecify.annotations.Nullable Object value,
            boolean first,
            MemberNames names,
            Walk walk) {
        String text = walk.keyText(key);
        name(text, first, names, walk.out);
        walk.at(text);
        if (value != null && walk.redaction().isCredential(text)) {
            walk.redacted();
        } else {
            walk.guarded(value);
        }
    }

    private static void cut(Map<?, ?> map, int written, MemberNames names, Walk walk) {
        boolean full = written == walk.bounds().elements();
        name(Marker.CUT_MEMBER, written == 0, names, walk.out);
        walk.marker(full ? Marker.entries(written, map.size()) : walk.whyNot());
    }

    private static void name(String text, boolean first, MemberNames names, JsonBuffer out) {
        if (!first) {
            out.raw((byte) ',');
        }
        out.string(names.unused(text));
        out.raw((byte) ':');
    }
}
