// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import java.math.BigInteger;
import tools.jackson.core.io.NumberOutput;

/** How what is no string is spelled. */
enum Spelling {
    /** As it stands in the log. */
    LOG {
        @Override
        String integer(String text) {
            return text;
        }

        @Override
        String floating(String text) {
            return text;
        }

        @Override
        String truth(boolean value) {
            return value ? "true" : "false";
        }

        @Override
        String nothing() {
            return "null";
        }
    },

    /** As Python's {@code repr} has it. */
    PYTHON {
        @Override
        String integer(String text) {
            return text.equals("-0") ? "0" : new BigInteger(text).toString();
        }

        @Override
        String floating(String text) {
            return repr(parse(text));
        }

        @Override
        String truth(boolean value) {
            return value ? "True" : "False";
        }

        @Override
        String nothing() {
            return "None";
        }
    },

    /** As Python's {@code json.dumps} has it. */
    PYTHON_JSON {
        @Override
        String integer(String text) {
            return PYTHON.integer(text);
        }

        @Override
        String floating(String text) {
            return Double.isFinite(parse(text)) ? PYTHON.floating(text) : text;
        }

        @Override
        String truth(boolean value) {
            return LOG.truth(value);
        }

        @Override
        String nothing() {
            return LOG.nothing();
        }
    };

    abstract String integer(String text);

    abstract String floating(String text);

    abstract String truth(boolean value);

    abstract String nothing();

    static double parse(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity", "INF", "+Infinity", "+INF" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-INF" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The shortest digits that read back as the same number, with an exponent from 1e16 on and below 1e-4. */
    static String repr(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        // Not Double.toString, which before JDK 19 does not always find the shortest.
        String java = NumberOutput.toString(Math.abs(value), true);
        String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
        int mark = java.indexOf('E');
        String mantissa = mark < 0 ? java : java.substring(0, mark);
        int exponent = mark < 0 ? 0 : Integer.parseInt(java.substring(mark + 1));
        int point = mantissa.indexOf('.');
        String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
        return sign + shortest(digits, point + exponent, Math.abs(value));
    }

    /** Java writes two digits at least, and then the best two: of some tiny numbers one is enough. */
    private static String shortest(String digits, int point, double value) {
        if (digits.length() == 2 && value < 1e-300 && value > 0) {
            int rounded = (Integer.parseInt(digits) + 5) / 10;
            if (Double.parseDouble(rounded + "e" + (point - 1)) == value) {
                return rounded == 10 ? place("1", point + 1) : place(Integer.toString(rounded), point);
            }
        }
        return place(digits, point);
    }

    /**
     * Writes {@code 0.digits × 10^point}.
     *
     * @param digits may have zeros at both ends
     */
    private static String place(String digits, int point) {
        String bare = digits.replaceFirst("^0+", "");
        int shifted = point - (digits.length() - bare.length());
        bare = bare.replaceFirst("0+$", "");
        if (bare.isEmpty()) {
            return "0.0";
        }
        int exponent = shifted - 1;
        if (exponent < -4 || exponent >= 16) {
            String fraction = bare.length() == 1 ? "" : "." + bare.substring(1);
            return bare.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + twoDigits(Math.abs(exponent));
        }
        if (shifted <= 0) {
            return "0." + "0".repeat(-shifted) + bare;
        }
        if (shifted >= bare.length()) {
            return bare + "0".repeat(shifted - bare.length()) + ".0";
        }
        return bare.substring(0, shifted) + "." + bare.substring(shifted);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
