// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which names are credentials. A phrase ({@code api key}) is found among the words of a name in any spelling; the last
 * word tells what the thing is, so {@code tokenType} and {@code passwordLength} are not secrets, {@code passwordHash} is.
 */
final class CredentialNames {
    static final CredentialNames NONE = new CredentialNames(Set.of(), Set.of(), Set.of());

    static final CredentialNames STANDARD = new CredentialNames(
            joined("""
                    password, passwords, passwd, pwd, passphrase, passcode, user pass, db pass, admin pass, login pass,
                    smtp pass, root pass, secret, secrets, secret id, client secret, token, tokens, id token,
                    authorization, cookie, cookies, set cookie, api key, api keys, access key, access keys, secret key,
                    secret keys, private key, private keys, signing key, encryption key, decryption key, master key,
                    auth key, session key, shared key, account key, subscription key, ssh key, hmac key, credential,
                    credentials, creds, basic auth, bearer, jwt, csrf, xsrf, otp, totp, one time code, mfa code,
                    verification code, recovery code, recovery codes, backup codes, auth code, authorization code,
                    seed phrase, recovery phrase, session id, sess id, jsessionid, phpsessid, connect sid, card number,
                    card numbers, card no, card num, cc number, cc num, credit card, debit card, pan,
                    primary account number, cvv, cvc, csc, security code, pin, pin code, pin number, ssn,
                    social security number, social security
                    """),
            // Written in one piece: clientsecret, dbpassword, authtoken.
            joined("""
                    password, passwd, passphrase, pwd, secret, token, tokens, api key, private key, secret key, access key,
                    session id, card number, credential, credentials, cookie
                    """),
            Set.of());

    /** As the last word: the name speaks about a credential and does not hold one. */
    private static final Set<String> ABOUT = joined("""
            count, counts, length, len, size, type, types, kind, expiry, expires, expired, expiration, expire, ttl, age,
            at, date, time, timestamp, valid, validity, validated, verified, policy, policies, strength, url, uri,
            endpoint, link, state, status, enabled, disabled, required, optional, present, missing, changed, updated,
            created, issued, rotated, rotation, reset, attempts, failures, used, usage, max, min, total, limit,
            remaining, name, names, id, ids, issuer, scope, scopes, algorithm, alg, version, location, path, file,
            format, encoder, provider, manager, service, store, repository, factory, validator, resolver, generator,
            handler, filter, consent, accepted, banner, field, parameter, param, index, position, domain, site, config,
            configuration, settings, error, errors, exception, mode, method, flow, audience, source, reason, seconds,
            millis, ms, java, kt, groovy, scala
            """);

    /** As the first word: a question about a credential. */
    private static final Set<String> ASKING = Set.of(
            "has", "is", "use", "uses", "require", "requires", "needs", "allow", "allows", "should", "can", "forgot");

    /** Beside "tokens": a number of them, as language models count. */
    private static final Set<String> COUNTING = joined("""
            max, min, total, prompt, completion, input, output, num, number, cached, cache, per, budget, reasoning,
            estimated, context, sum, avg, average, consumed, generated, available
            """);

    private final Set<String> phrases;
    private final Set<String> endings;
    private final Set<String> exceptions;

    /** No longer run of words is looked up: a name of many words would take the square of its length. */
    private final int longestPhrase;

    private CredentialNames(Set<String> phrases, Set<String> endings, Set<String> exceptions) {
        this.phrases = Set.copyOf(phrases);
        this.endings = Set.copyOf(endings);
        this.exceptions = Set.copyOf(exceptions);
        int longest = 0;
        for (String phrase : phrases) {
            longest = Math.max(longest, phrase.length());
        }
        longestPhrase = longest;
    }

    static CredentialNames of(Iterable<String> names) {
        return NONE.and(names);
    }

    CredentialNames and(Iterable<String> names) {
        return new CredentialNames(plus(phrases, names), endings, exceptions);
    }

    CredentialNames except(Iterable<String> names) {
        return new CredentialNames(phrases, endings, plus(exceptions, names));
    }

    boolean include(String name) {
        List<String> words = Words.of(name);
        if (words.isEmpty() || (!exceptions.isEmpty() && exceptions.contains(String.join("", words)))) {
            return false;
        }
        int last = words.size() - 1;
        boolean about = ABOUT.contains(words.get(last)) || ASKING.contains(words.get(0));
        for (int from = 0; from <= last; from++) {
            if (startsPhrase(words, from, about)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsPhrase(List<String> words, int from, boolean about) {
        int last = words.size() - 1;
        StringBuilder run = new StringBuilder();
        for (int to = from; to <= last && run.length() < longestPhrase; to++) {
            run.append(words.get(to));
            boolean whole = from == 0 && to == last;
            if (phrases.contains(run.toString()) && (whole || !about || endsWithWordAbout(words, from, to))) {
                return !counts(words, run);
            }
        }
        return !about
                && endsWithCredential(words.get(from))
                && !counts(words, String.join("", words.subList(from, words.size())));
    }

    /** {@code session id}: the word about is the last of the phrase itself. */
    private static boolean endsWithWordAbout(List<String> words, int from, int to) {
        return to == words.size() - 1 && to > from && !ASKING.contains(words.get(0));
    }

    private boolean endsWithCredential(String word) {
        for (String ending : endings) {
            if (word.length() > ending.length() && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean counts(List<String> words, CharSequence run) {
        String text = run.toString();
        return text.endsWith("tokens")
                && (words.stream().anyMatch(COUNTING::contains)
                        || COUNTING.contains(text.substring(0, text.length() - "tokens".length())));
    }

    private static Set<String> plus(Set<String> known, Iterable<String> names) {
        Set<String> all = new HashSet<>(known);
        for (String name : names) {
            all.add(Words.joined(name));
        }
        all.remove("");
        return all;
    }

    private static Set<String> joined(String names) {
        return plus(Set.of(), List.of(names.split(",")));
    }
}
