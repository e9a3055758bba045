// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;

/** What stands in a value's place when it could not be written, or not all of it. Never text of the value's own. */
final class Marker {
    /** The member that tells, at the end of an object, that some are missing. */
    static final String CUT_MEMBER = "eliot:cut";

    static final String TOO_LONG = "[cut: message too long]";
    static final String TOO_SLOW = "[cut: took too long]";

    private Marker() {}

    static String cycle(Object value) {
        return "[cycle: " + typeOf(value) + "]";
    }

    static String tooDeep(Object value) {
        return "[cut: too deep: " + typeOf(value) + "]";
    }

    static String notRead(Class<?> type) {
        return "[not read: " + type.getName() + "]";
    }

    static String notLoaded(String what) {
        return "[not loaded: " + what + "]";
    }

    static String error(Throwable thrown) {
        return "[error: " + typeOf(cause(thrown)) + "]";
    }

    static String elements(int written, int of) {
        return "[cut: " + written + " of " + of + " elements]";
    }

    static String entries(int written, int of) {
        return "[cut: " + written + " of " + of + " entries]";
    }

    static String fields(int written, int of) {
        return "[cut: " + written + " of " + of + " fields]";
    }

    static String characters(int of) {
        return "[cut: " + of + " characters]";
    }

    /** What foreign code threw, out of what reflection puts around it. */
    static Throwable cause(Throwable thrown) {
        boolean wrapped = thrown instanceof InvocationTargetException || thrown instanceof UndeclaredThrowableException;
        Throwable cause = wrapped ? thrown.getCause() : null;
        return cause == null ? thrown : cause;
    }

    private static String typeOf(Object value) {
        return value.getClass().getName();
    }
}
