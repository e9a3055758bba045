// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {
    private final Redaction redaction = Redaction.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password",
                "PASSWORD",
                "userPassword",
                "db.password",
                "new-password",
                "password2",
                "passwd",
                "pwd",
                "passphrase",
                "passwordHash",
                "password_confirmation",
                "dbpassword",
                "user[password]",
                "DB_PASS",
                "secret",
                "client_secret",
                "clientSecret",
                "clientsecret",
                "secretId",
                "secretKey",
                "AWS_SECRET_ACCESS_KEY",
                "token",
                "accessToken",
                "access_token",
                "ACCESSTOKEN",
                "refresh-token",
                "idToken",
                "id_token",
                "authtoken",
                "X-Auth-Token",
                "csrfToken",
                "_csrf",
                "tokens",
                "refreshTokens",
                "jwt",
                "OAuthToken",
                "oauth2Token",
                "authorization",
                "Authorization",
                "Proxy-Authorization",
                "authorizationHeader",
                "cookie",
                "Cookie",
                "set-cookie",
                "Set-Cookie",
                "cookies",
                "apiKey",
                "api_key",
                "apikey",
                "APIKey",
                "x-api-key",
                "X-API-KEY",
                "privateKey",
                "private_key",
                "PRIVATE KEY",
                "signingKey",
                "credential",
                "credentials",
                "userCredentials",
                "cardNumber",
                "card_number",
                "card number",
                "cardnumber",
                "creditCard",
                "creditCardNumber",
                "pan",
                "cvv",
                "cvc",
                "cvv2",
                "pin",
                "pinCode",
                "userPin",
                "ssn",
                "socialSecurityNumber",
                "sessionId",
                "session_id",
                "SESSIONID",
                "JSESSIONID",
                "PHPSESSID",
                "connect.sid",
                "otp",
                "verificationCode"
            })
    void knowsCredentialsByNameInEverySpelling(String name) {
        assertThat(redaction.isCredential(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "tokens_used",
                "maxTokens",
                "total_tokens",
                "promptTokens",
                "maxtokens",
                "tokenType",
                "token_type",
                "tokenExpiresAt",
                "tokenCount",
                "tokenizer",
                "secretary",
                "secretName",
                "authorizationUrl",
                "authorizationStatus",
                "authorized",
                "author",
                "authority",
                "passwordLength",
                "passwordPolicy",
                "password_expires_at",
                "hasPassword",
                "isPinSet",
                "passenger",
                "compass",
                "passed",
                "bypass",
                "cookieName",
                "cookieConsent",
                "cookiecutter",
                "apiKeyId",
                "apiKeys_count",
                "key",
                "publicKey",
                "primaryKey",
                "keyboard",
                "card",
                "cardType",
                "cardHolder",
                "span",
                "company",
                "panel",
                "japan",
                "pinned",
                "spinner",
                "shipping",
                "opinion",
                "session",
                "sessionCount",
                "user_id",
                "assn",
                "lesson",
                "credentialType",
                "topicName",
                "sku"
            })
    void leavesWhatOnlySoundsLikeOne(String name) {
        assertThat(redaction.isCredential(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    password=hunter2                              | password=[redacted]
                    Login[user=bob, password=hunter2, n=1]        | Login[user=bob, password=[redacted], n=1]
                    a=1&access_token=hunter2&b=2                  | a=1&access_token=[redacted]&b=2
                    https://x.org/a?token=hunter2#top             | https://x.org/a?token=[redacted]
                    https://x.org/a?sig=hunter2&v=1               | https://x.org/a?sig=[redacted]&v=1
                    https://x.org/cb?code=hunter2&state=1         | https://x.org/cb?code=[redacted]&state=1
                    https://x.org/?X-Amz-Signature=hunter2        | https://x.org/?X-Amz-Signature=[redacted]
                    https://bob:hunter2@x.org/a                   | https://bob:[redacted]@x.org/a
                    see https://hunter2@x.org/a there             | see https://[redacted]@x.org/a there
                    postgres://bob:hun/ter2@db:5432/x             | postgres://bob:[redacted]@db:5432/x
                    http://a/?to=http://bob:hunter2@x and y       | http://a/?to=http://bob:[redacted]@x and y
                    http://a:80/ http://bob:hun/ter2@x            | http://a:80/ http://bob:[redacted]@x
                    https://x.org/in?to=%2Fa%3Ftoken%3Dhunter2%26b  | https://x.org/in?to=%2Fa%3Ftoken%3D[redacted]
                    to=%3Fb%3D1%26pin%3dhunter2&c=2               | to=%3Fb%3D1%26pin%3d[redacted]&c=2
                    %cardNumber=hunter2 %token: hunter2           | %cardNumber=[redacted] %token: [redacted]
                    to=%253Fpassword%253Dhunter2 c                | to=%253Fpassword%253D[redacted] c
                    https://x.org/a?user=bob&pass=hunter2         | https://x.org/a?user=bob&pass=[redacted]
                    jdbc:oracle:thin:scott/hunter2@db:1521:x      | jdbc:oracle:thin:scott/[redacted]@db:1521:x
                    jdbc:h2:mem:x;USER=sa;PASSWORD=hunter2;A=1    | jdbc:h2:mem:x;USER=sa;PASSWORD=[redacted];A=1
                    {"password":"hunter2","n":1}                  | {"password":"[redacted]","n":1}
                    {"password" : "hun\\"ter2", "n":1}            | {"password" : "[redacted]", "n":1}
                    {\\"password\\":\\"hunter2\\"}                | {\\"password\\":\\"[redacted]\\"}
                    {'token': 'hunter2'}                          | {'token': '[redacted]'}
                    {"cvv":123}                                   | {"cvv":[redacted]}
                    {"credentials":{"a":"hunter2"},"n":1}         | {"credentials":[redacted],"n":1}
                    <a><password>hunter2</password></a>           | <a><password>[redacted]</password></a>
                    <ns:secret id="1">hunter2</ns:secret>         | <ns:secret id="1">[redacted]</ns:secret>
                    Authorization: Digest u="a", r="hunter2"      | Authorization: [redacted]
                    Cookie: a=hunter2; b=hunter2                  | Cookie: [redacted]
                    {Authorization=[Bearer hunter2], Host=[x]}    | {Authorization=[redacted], Host=[x]}
                    {Cookie=a=hunter2; b=hunter2, Host=x}         | {Cookie=[redacted], Host=x}
                    unexpected token: hunter2                     | unexpected token: [redacted]
                    unexpected token: AB7D                        | unexpected token: [redacted]
                    unexpected token: KRSXG5CTMVRXEZLU            | unexpected token: [redacted]
                    unexpected token: ABCDEFGHIJKLM               | unexpected token: [redacted]
                    invalid token: NUMBER                         | invalid token: [redacted]
                    expected password: NUMBER                     | expected password: [redacted]
                    Bearer hunter2                                | Bearer [redacted]
                    sent Bearer a1b2c3d4e5 to x                   | sent Bearer [redacted] to x
                    Basic Ym9iOmh1bnRlcjI=                        | Basic [redacted]
                    got eyJhbGciOiJI.eyJzdWIiOiIx.abc-DEF_1 here  | got [redacted] here
                    card number: 4111 1111 1111 1111, ok          | card number: [redacted], ok
                    api key: hunter2                              | api key: [redacted]
                    run --password hunter2 --verbose              | run --password [redacted] --verbose
                    run --token=hunter2 -v                        | run --token=[redacted] -v
                    Header[name=Authorization, value=Bearer abc]  | Header[name=Authorization, value=[redacted]]
                    [{"name":"password","value":"hunter2"}]       | [{"name":"password","value":"[redacted]"}]
                    {"key": "X-Api-Key", "values": ["hunter2"]}   | {"key": "X-Api-Key", "values": [redacted]}
                    ALTER USER bob PASSWORD 'hunter2'             | ALTER USER bob PASSWORD '[redacted]'
                    no api key "hunter2" in the realm             | no api key "[redacted]" in the realm
                    Illegal c. at index 9: http://x/a?b=hun^ter2  | Illegal c. at index 9: http://x/a?[redacted]
                    Illegal c. at index 9: http://b:hun"ter2@x/a  | Illegal c. at index 9: http://[redacted]
                    run [x, --password, hunter2, y]               | run [x, --password, [redacted], y]
                    {"passwords":["a]b","hunter2"],"n":1}         | {"passwords":[redacted],"n":1}
                    {"credentials":{"password":"a}hunter2"}}      | {"credentials":[redacted]}
                    {\\"secrets\\":[\\"a]\\",\\"hunter2\\"],\\"n\\":1}  | {\\"secrets\\":[redacted],\\"n\\":1}
                    Detail: Key (token)=(hunter2) already exists. | Detail: Key (token)=[redacted] already exists.
                    Key (mail, api_key)=(a@b.c, hunter2) exists.  | Key (mail, api_key)=[redacted] exists.
                    password=nullhunter2                          | password=[redacted]
                    on field 'password': rejected value [hunter2] | on field 'password': rejected value [redacted]
                    """)
    void takesSecretsOutOfText(String text, String clean) {
        assertThat(redaction.redact(text)).isEqualTo(clean);
        assertThat(redaction.redact(clean)).isSameAs(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password='[redacted]hunter2'", "-----BEGIN PRIVATE KEY-----[redacted]hunter2"})
    void hidesASecretThatBeginsAsIfItWereHidden(String text) {
        String clean = redaction.redact(text);

        assertThat(clean).doesNotContain("hunter2");
        assertThat(redaction.redact(clean)).isSameAs(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Api-Key:\t%s", "password\t=\t%s", "{\"password\":\n  \"%s\"}", "{\"password\" :\t\"%s\"}"})
    void takesSecretsOutOfTextWithBlanksOfAnyKind(String text) {
        assertThat(redaction.redact(text.formatted("hunter2"))).isEqualTo(text.formatted("[redacted]"));
    }

    @Test
    void takesArgumentsOutOfCommands() {
        ValueEncoder encoder = ValueEncoder.create();

        assertThat(Written.by(encoder, List.of("mysqldump", "--password", "hunter2", "shop"))
                        .parsed())
                .isEqualTo(List.of("mysqldump", "--password", "[redacted]", "shop"));
        assertThat(Written.by(encoder, new String[] {"--client-secret", "hunter2", "--token", "--verbose", "x"})
                        .parsed())
                .isEqualTo(List.of("--client-secret", "[redacted]", "--token", "--verbose", "x"));
    }

    @Test
    void leavesTracebacksAsTheyAre() {
        String traceback = """
                demo.BadCredentialsException: Bad credentials of bob
                \tat demo.TokenService.token(TokenService.java:42)
                \tat demo.security.AuthorizationFilter.doFilter(AuthorizationFilter.java:99)
                \tat demo.PasswordCheck.check(PasswordCheck.kt:7)
                Caused by: demo.TokenExpiredException: The token expired yesterday
                """;

        assertThat(redaction.redact(traceback)).isSameAs(traceback);
    }

    @Test
    void takesPrivateKeysOutOfText() {
        String text = "key -----BEGIN RSA PRIVATE KEY-----\nMIIhunter2\n-----END RSA PRIVATE KEY----- end";

        assertThat(redaction.redact(text))
                .isEqualTo("key -----BEGIN RSA PRIVATE KEY-----[redacted]-----END RSA PRIVATE KEY----- end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A-17",
                "a = b: c",
                "12:00:00",
                "2024-01-02T03:04:05+00:00",
                "http://x.org:8080/a?b=c",
                "1.5 > 1.2",
                "the bearer of bad news",
                "Basic plan",
                "a=%3Db%3D1%",
                "100%",
                "50% done, 3 pass",
                "?b=pass",
                "a.b.c",
                "ssh://git@x.org/a",
                "password=null",
                "password=null, a=b",
                "f(x)=(y)",
                "Key (id)=(7) already exists.",
                "Key (pinned, secretary_id)=(t, 7) already exists.",
                "Key (tokens_used)=(7) already exists.",
                "lines:\n 'a'",
                "tokens_used=17",
                "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----",
                "key=7",
                "a -> b",
                "=",
                ":",
                "://",
                "x://@",
                "<a>",
                "password",
                "password=",
                "unexpected token '}'",
                "unexpected token: SELEC in statement [SELEC 1]",
                "unexpected token: * near line 1",
                "expected token: NUMBER",
                "Unexpected token: END_OBJECT, expected token: START_ARRAY",
                "Pair[name=colour, value=red]",
                "value=1, name=password",
                "the password isn't",
                "Illegal character in path at index 1: a b",
                "element at index 3: 7",
                "Bearer",
                "Bearer ",
                "token:"
            })
    void returnsTheSameTextWhenThereIsNothingToHide(String text) {
        assertThat(redaction.redact(text)).isSameAs(text);
    }

    @Test
    void isExtended() {
        Redaction extended = redaction.and("tax id").except("next page token");

        assertThat(extended.isCredential("customerTaxId")).isTrue();
        assertThat(extended.isCredential("password")).isTrue();
        assertThat(extended.isCredential("nextPageToken")).isFalse();
        assertThat(extended.redact("tax_id=17")).isEqualTo("tax_id=[redacted]");
        assertThat(redaction.isCredential("customerTaxId")).isFalse();
    }

    @Test
    void isReplaced() {
        Redaction replaced = Redaction.of("iban");

        assertThat(replaced.isCredential("IBAN")).isTrue();
        assertThat(replaced.isCredential("password")).isFalse();
        assertThat(Redaction.none().isCredential("password")).isFalse();
        assertThat(Redaction.none().redact("password=x")).isEqualTo("password=x");
    }

    @Test
    void remembersManyNamesInBoundedMemory() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(redaction.isCredential("field" + i)).isFalse();
            assertThat(redaction.isCredential("token" + i)).isTrue();
        }
    }

    @Test
    void looksForSecretsInEveryTextHoweverManyAreKnownToHoldNone() {
        for (int i = 0; i < 100_000; i++) {
            String harmless = "a.b:" + i % 2_000;
            assertThat(redaction.redact(harmless)).isEqualTo(harmless);
            assertThat(redaction.redact("token:" + i % 2_000)).isEqualTo("token:[redacted]");
        }
    }

    @Test
    void isAskedAnewByWhoeverHasMoreToHide() {
        for (int i = 0; i < 3; i++) {
            assertThat(redaction.redact("tax_id=17")).isEqualTo("tax_id=17");
        }

        assertThat(redaction.and("tax id").redact("tax_id=17")).isEqualTo("tax_id=[redacted]");
    }

    @ParameterizedTest
    @CsvSource({"key,value", "Name,values", "field,rejectedValue", "HEADER,Value", "name,VALUES"})
    void takesOutWhatStandsBesideTheNameOfACredential(String nameMember, String valueMember) {
        String text = "{\"%s\": \"X-Api-Key\", \"%s\": \"hunter2\"}".formatted(nameMember, valueMember);

        assertThat(redaction.redact(text)).isEqualTo(text.replace("hunter2", "[redacted]"));
        assertThat(Written.by(ValueEncoder.create(), Map.of(nameMember, "X-Api-Key", valueMember, "hunter2"))
                        .json())
                .doesNotContain("hunter2");
    }
}
