// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.List;
import java.util.Objects;

/**
 * What must not be written: which names are those of credentials, and where a text gives one away.
 *
 * <p>A name is looked at by its words, in any spelling ({@code apiKey}, {@code API_KEY}, {@code x-api-key}); a name about a
 * credential ({@code tokenType}, {@code password_expires_at}, {@code secretary}) is none. Decisions are remembered in
 * bounded memory. Immutable and thread-safe; never throws at run time.
 *
 * @since 0.1.0
 */
public final class Redaction {
    /** What stands in the log in place of a secret. */
    public static final String REDACTED = "[redacted]";

    private static final Redaction STANDARD = new Redaction(CredentialNames.STANDARD, true);
    private static final Redaction NONE = new Redaction(CredentialNames.NONE, false);

    private final CredentialNames names;
    private final NameVerdicts verdicts;
    private final boolean active;
    private final SecretsInText secrets;
    private final HarmlessTexts harmless = new HarmlessTexts();

    private Redaction(CredentialNames names, boolean active) {
        this.names = names;
        this.active = active;
        this.verdicts = new NameVerdicts(names);
        this.secrets = new SecretsInText(verdicts);
    }

    /**
     * The usual names: password, secret, token, authorization, cookie, API key, card number, PIN, session id and their
     * like.
     *
     * @return the default
     */
    public static Redaction standard() {
        return STANDARD;
    }

    /**
     * Nothing is a secret but what is marked with {@link io.eliot.annotation.Redacted}.
     *
     * @return one that finds nothing
     */
    public static Redaction none() {
        return NONE;
    }

    /**
     * These names in place of the usual ones.
     *
     * @param names words as in {@code "tax id"}, which stands for {@code taxId}, {@code customer_tax_id}, ...
     * @return a new one
     */
    public static Redaction of(String... names) {
        return new Redaction(CredentialNames.of(List.of(names)), true);
    }

    /**
     * These names too.
     *
     * @param names words as in {@code "tax id"}
     * @return a new one
     */
    public Redaction and(String... names) {
        return new Redaction(this.names.and(List.of(names)), true);
    }

    /**
     * All but these names, each in any spelling but as a whole: {@code "next page token"} lets {@code nextPageToken} be
     * seen.
     *
     * @param names those that hold no secret here
     * @return a new one
     */
    public Redaction except(String... names) {
        return new Redaction(this.names.except(List.of(names)), active);
    }

    /**
     * Whether what goes by this name is a credential. Quick: to be asked for every field.
     *
     * @param name of a field, key, property, header or parameter
     * @return true if its value must not be written
     */
    public boolean isCredential(String name) {
        return active && verdicts.isCredential(Objects.requireNonNull(name, "name"));
    }

    /**
     * The text without the secrets in it: values beside the name of a credential ({@code password=...},
     * {@code "token": "..."}, a query parameter, a header, an element), passwords in URLs, {@code Bearer} and {@code Basic}
     * credentials, JSON web tokens, private keys.
     *
     * @param text any, also the message of an exception
     * @return the very same object if there is nothing to hide
     */
    public String redact(String text) {
        if (!active || harmless.include(Objects.requireNonNull(text, "text"))) {
            return text;
        }
        String clean = secrets.redact(text);
        if (clean.equals(text)) {
            harmless.add(text);
        }
        return clean;
    }
}
