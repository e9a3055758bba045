// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.assertj;

import io.eliot.test.LoggedAction;
import io.eliot.test.LoggedNode;
import java.util.stream.Collectors;

/** The types of an action and of all in it, one a line, two blanks deeper for each action they are in. */
final class TypeTreeText {
    private TypeTreeText() {}

    static String of(LoggedNode node) {
        return node instanceof LoggedAction action
                ? action.type() + "\n"
                        + action.children().stream()
                                .map(child -> of(child).indent(2))
                                .collect(Collectors.joining())
                : node.type() + "\n";
    }
}
