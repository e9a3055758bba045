// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.List;

/** A record or bean as an object of its members. */
final class MembersEncoding implements Encoding {
    private final Member[] members;
    private final List<Member> naming;

    MembersEncoding(List<Member> members) {
        this.members = members.toArray(Member[]::new);
        this.naming = members.stream().filter(Member::mayNameAnother).toList();
    }

    @Override
    public void write(Object value, Walk walk) {
        if (!walk.enter(value)) {
            return;
        }
        JsonBuffer out = walk.out;
        out.raw((byte) '{');
        boolean first = true;
        for (Member member : members) {
            if (!walk.goesOn()) {
                cut(first, walk);
                break;
            }
            boolean secret = member.mayBeNamedByAnother() && isNamedAsSecret(value, walk);
            first &= !member.write(value, secret, first, walk);
        }
        out.raw((byte) '}');
        walk.leave();
    }

    private boolean isNamedAsSecret(Object value, Walk walk) {
        for (Member member : naming) {
            if (member.namesCredential(value, walk)) {
                return true;
            }
        }
        return false;
    }

    private static void cut(boolean first, Walk walk) {
        if (!first) {
            walk.out.raw((byte) ',');
        }
        walk.out.string(Marker.CUT_MEMBER);
        walk.out.raw((byte) ':');
        walk.marker(walk.whyNot());
    }
}
