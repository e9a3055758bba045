// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.annotation.Redacted;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets planted wherever a value can hide; none may be found in what is written. */
class CanaryTests {
    private static final String CANARY = "cAnArY7x9Q2w";
    private static final String BASE64 =
            Base64.getEncoder().encodeToString(("bob:" + CANARY).getBytes(StandardCharsets.UTF_8));

    private final ValueEncoder encoder = Written.patiently().build();

    record ByName(String user, String password, String accessToken) {}

    record Pair(String name, Object value) {}

    record Parameter(List<String> values, String key) {}

    record Marked(String id, @Redacted String diagnosis) {}

    @Redacted
    record Whole(String anything) {}

    static class Parent {
        @Redacted
        private final String inField;

        private final String onGetter;

        Parent(String canary) {
            this.inField = canary;
            this.onGetter = canary;
        }

        public String getInField() {
            return inField;
        }

        @Redacted
        public String getOnGetter() {
            return onGetter;
        }
    }

    static class Child extends Parent implements HasIban {
        public String client_secret;

        Child(String canary) {
            super(canary);
            client_secret = canary;
        }

        @Override
        public String getOnGetter() {
            return super.getOnGetter();
        }

        @Override
        public String getIban() {
            return client_secret;
        }

        @Override
        public String toString() {
            return client_secret;
        }
    }

    interface HasIban {
        @Redacted
        String getIban();
    }

    static class Throwing {
        public String getToken() {
            throw new IllegalStateException(CANARY);
        }

        public String getOther() {
            throw new IllegalStateException(CANARY);
        }
    }

    static class Prints {
        private final String text;

        Prints(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Arguments> places() {
        List<Object> values = new ArrayList<>();
        for (String name : List.of(
                "password",
                "userPassword",
                "client_secret",
                "access_token",
                "refresh-token",
                "Authorization",
                "Cookie",
                "Set-Cookie",
                "x-api-key",
                "privateKey",
                "credentials",
                "cardNumber",
                "CVV",
                "pin",
                "session_id")) {
            values.add(Map.of(name, CANARY));
            values.add(Map.of(name, List.of(CANARY)));
            values.add(Map.of(name, Map.of("value", CANARY)));
            values.add(Map.of(name, new Prints(CANARY)));
            values.add(Map.entry(name, CANARY));
            values.add(new Prints("X[" + name + "=" + CANARY + "]"));
            values.add(name + "=" + CANARY);
            values.add(name + ": " + CANARY);
            values.add("{\"" + name + "\":\"" + CANARY + "\"}");
            values.add("{\\\"" + name + "\\\": \\\"" + CANARY + "\\\"}");
            values.add("<" + name + ">" + CANARY + "</" + name + ">");
            values.add("https://x.org/a?b=c&" + name + "=" + CANARY + "&d=e");
            values.add("https://x.org/in?to=%2Fa%3F" + name + "%3D" + CANARY + "%26d%3De");
            values.add(new IllegalStateException("no such " + name + "='" + CANARY + "'"));
            values.add(new Pair(name, CANARY));
            values.add(new Parameter(List.of(CANARY), name));
            values.add(Map.of("name", name, "value", CANARY));
            values.add(new TreeMap<>(Map.of("value", List.of(CANARY), "key", name)));
            values.add("[{\"name\": \"" + name + "\", \"value\": \"" + CANARY + "\"}]");
            values.add(new Pair(name, CANARY).toString());
            values.add("wrong " + name + " '" + CANARY + "'");
            values.add(name + "[]=" + CANARY);
            values.add("user[" + name + "]=" + CANARY);
            values.add("--" + name + " " + CANARY);
            values.add(Map.of("x?" + name + "=" + CANARY, 1));
        }
        values.add(new ByName("u", CANARY, CANARY));
        values.add(new Marked("1", CANARY));
        values.add(new Whole(CANARY));
        values.add(Map.of(new Whole(CANARY), 1));
        values.add(new Child(CANARY));
        values.add(URI.create("https://bob:" + CANARY + "@x.org/a"));
        values.add("https://" + CANARY + "@x.org");
        values.add("jdbc:postgresql://db/x?user=u&password=" + CANARY);
        values.add("Bearer " + CANARY);
        values.add("sent with bearer " + CANARY + " to x");
        values.add("Basic " + BASE64);
        values.add("-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----");
        values.add(new StringBuilder(CANARY).insert(0, "token="));
        values.add(new RuntimeException("outer", new Error("password=" + CANARY)));
        values.add(CompletableFuture.completedFuture(CANARY));
        values.add(new Throwing());
        return values.stream().map(Arguments::of);
    }

    private static List<Object> nested(Object value) {
        Properties properties = new Properties();
        properties.put("x", value);
        return List.of(
                value,
                List.of(value),
                Map.of("k", value),
                new Object[] {value},
                Optional.of(value),
                new AtomicReference<>(value),
                properties,
                Map.of("a", List.of(Map.of("b", value))));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("places")
    void isNotFoundHoweverDeep(Object place) {
        for (Object value : nested(place)) {
            Written written = Written.by(encoder, value);

            assertThat(written.json()).doesNotContain(CANARY, BASE64);
            assertThat(written.problems().toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void redactsAFieldByItsName() {
        assertThat(Written.by(encoder, "apiKey", List.of(CANARY), new JsonBuffer(16))
                        .json())
                .isEqualTo("\"[redacted]\"");
        assertThat(Written.by(encoder, "apiKey", null, new JsonBuffer(16)).json())
                .isEqualTo("null");
    }

    @Test
    void showsTheRest() {
        assertThat(Written.by(encoder, new ByName("u", CANARY, CANARY)).json())
                .isEqualTo("{\"user\":\"u\",\"password\":\"[redacted]\",\"accessToken\":\"[redacted]\"}");
        assertThat(Written.by(encoder, new Marked("1", CANARY)).json())
                .isEqualTo("{\"id\":\"1\",\"diagnosis\":\"[redacted]\"}");
        assertThat(Written.by(encoder, new AbstractMap.SimpleEntry<>("tokenType", "jwt-like"))
                        .json())
                .isEqualTo("{\"tokenType\":\"jwt-like\"}");
    }
}
