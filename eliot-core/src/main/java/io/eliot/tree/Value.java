// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import java.util.List;

/** The value of a field, as it is shown. */
sealed interface Value {
    /** A string, without quotes. */
    record Text(String text) implements Value {}

    /** A number, a boolean or null, spelled. */
    record Scalar(String text) implements Value {}

    /** An object or array with its entries; those of an array are named by their index. */
    record Branch(List<Field> entries, boolean isArray) implements Value {}

    /** A value with its name. */
    record Field(String name, Value value) {}
}
