// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

/**
 * A field of the start message that comes from an argument.
 *
 * @param name the field's name
 * @param index which argument
 * @param value what is recorded of it
 */
record ActionArgument(String name, int index, FieldValue value) {}
