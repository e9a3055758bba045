// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.lang.reflect.Method;

/**
 * An annotation that has no effect.
 *
 * @param where class and method
 * @param why what is in the way
 * @param cure what to change
 */
record ActionMisuse(String where, String why, String cure) {
    static ActionMisuse of(Method method, String why, String cure) {
        return new ActionMisuse(ActionMisuseException.nameOf(method), why, cure);
    }

    @Override
    public String toString() {
        return "@Action of " + where + " has no effect: " + why + ". " + cure + ".";
    }
}
