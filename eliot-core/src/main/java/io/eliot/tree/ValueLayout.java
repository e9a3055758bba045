// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

/** How the pretty printer writes a value; lines after the first are indented by it. */
interface ValueLayout {
    String layOut(Value value);
}
