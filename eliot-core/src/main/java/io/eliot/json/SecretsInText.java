// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/**
 * Finds the secrets inside a text and takes them out. One pass; only characters that can stand between a name and its
 * value, or inside a URL or a token, are looked at twice, and nothing is allocated before the first hit.
 */
final class SecretsInText {
    private static final String PEM_BEGIN = "-----BEGIN ";
    private static final String PEM_END = "-----END";

    private final NamedSecrets named;
    private final TokenSecrets tokens = new TokenSecrets();

    SecretsInText(NameVerdicts names) {
        this.named = new NamedSecrets(names);
    }

    String redact(String text) {
        StringBuilder out = null;
        Ahead ahead = null;
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            if ((Characters.traits(text.charAt(i)) & Characters.TELLING) == 0) {
                continue;
            }
            long span;
            if (looksFar(text, i)) {
                ahead = ahead == null ? new Ahead(text) : ahead;
                span = farFrom(text, i, ahead);
            } else {
                span = secretBeside(text, i);
            }
            int from = Span.from(span);
            int to = Span.to(span);
            if (span == Span.NONE || from < done || from >= to || isRedacted(text, from, to)) {
                continue;
            }
            out = out == null ? new StringBuilder(text.length()) : out;
            out.append(text, done, from).append(Redaction.REDACTED);
            done = to;
            i = Math.max(i, to - 1);
        }
        return out == null ? text : out.append(text, done, text.length()).toString();
    }

    /** Nothing but that: a secret that only begins so is one, and to look how far it goes was worth the time. */
    private static boolean isRedacted(String text, int from, int to) {
        return to - from == Redaction.REDACTED.length() && text.startsWith(Redaction.REDACTED, from);
    }

    private static boolean looksFar(String text, int i) {
        return switch (text.charAt(i)) {
            case ':' -> UrlSecrets.isFurther(text, i) || UrlSecrets.isIndex(text, i) || UrlSecrets.isOracle(text, i);
            case '=' -> NamedSecrets.isCode(text, i);
            default -> false;
        };
    }

    private long farFrom(String text, int i, Ahead ahead) {
        long span;
        if (text.charAt(i) == '=') {
            span = NamedSecrets.code(text, i, ahead);
        } else if (UrlSecrets.isFurther(text, i)) {
            return UrlSecrets.furtherPassword(text, i + 3, ahead);
        } else if (UrlSecrets.isOracle(text, i)) {
            span = UrlSecrets.oraclePassword(ahead, i);
        } else {
            span = UrlSecrets.ofBrokenUrl(text, i, ahead);
        }
        return span == Span.NONE ? named.afterName(text, i) : span;
    }

    private long secretBeside(String text, int i) {
        return switch (text.charAt(i)) {
            case '=' -> named.afterName(text, i);
            case ':' -> text.startsWith("//", i + 1) ? UrlSecrets.password(text, i + 3) : named.afterName(text, i);
            case '>' -> named.inElement(text, i);
            case '-' -> text.startsWith(PEM_BEGIN, i) ? pem(text, i) : named.afterOption(text, i);
            case ' ' -> afterBlank(text, i);
            case '%' -> named.afterEncoded(text, i);
            default -> tokens.webToken(text, i);
        };
    }

    private long afterBlank(String text, int i) {
        long span = tokens.afterScheme(text, i);
        return span == Span.NONE ? named.quotedAfter(text, i) : span;
    }

    private static long pem(String text, int i) {
        int header = text.indexOf("-----", i + PEM_BEGIN.length());
        if (header < 0 || !text.substring(i, header).contains("PRIVATE KEY")) {
            return Span.NONE;
        }
        int end = text.indexOf(PEM_END, header + 5);
        return Span.of(header + 5, end < 0 ? text.length() : end);
    }
}
