// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.eliot.annotation.Redacted;
import io.eliot.destination.console.ConsoleDestination;
import io.eliot.destination.file.FileDestination;
import io.eliot.json.EncodedMessage;
import io.eliot.logback.EliotAppender;
import io.eliot.type.Field;
import io.eliot.type.MessageType;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.MDC;

/** Secrets planted wherever the library itself carries text into a log; none may be found in any output. */
class CanaryLogTests {
    private static final String CANARY = "cAnArY7x9Q2w";

    /** What an application would have in a text by accident. */
    static List<String> leakyTexts() {
        return List.of(
                "password=" + CANARY,
                "db.password = " + CANARY + ", retries = 3",
                "user bob with password '" + CANARY + "' was refused",
                "https://x.org/a?b=c&access_token=" + CANARY + "&d=e",
                "https://bob:" + CANARY + "@x.org/a",
                "401 Unauthorized on GET request for \"https://x.org/a?token=" + CANARY + "\": \"{\"id_token\":\""
                        + CANARY + "\"}\"",
                "500 : \"{\"error\":\"x\",\"client_secret\":\"" + CANARY.repeat(9) + "... (512 bytes)",
                "could not parse {\"user\":\"bob\",\"password\":\"" + CANARY + "\"}",
                "bad headers [Authorization:\"Bearer " + CANARY + "\", Accept:\"*/*\"]",
                "Cookie: session=" + CANARY + "; theme=dark",
                "Credentials{user='bob', secret='" + CANARY + "'}",
                "Header[name=Authorization, value=Bearer " + CANARY + "]",
                "[{\"name\":\"password\",\"value\":\"" + CANARY + "\"}]",
                "jdbc:postgresql://db/x?user=u&password=" + CANARY,
                "<login><password>" + CANARY + "</password></login>",
                "curl -H 'X-Api-Key: " + CANARY + "' https://x.org",
                "started with --client-secret " + CANARY + " --verbose");
    }

    static Stream<Arguments> exceptions() {
        List<Throwable> thrown = new ArrayList<>();
        for (String text : leakyTexts()) {
            thrown.add(new IllegalStateException(text));
            thrown.add(new RuntimeException("wrapped", new IOException(text)));
            thrown.add(suppressing(text));
            thrown.add(new SQLException(text, "28000", 7));
            thrown.add(new BatchUpdateException(text, "28000", 7, new int[] {1}));
            thrown.add(new FileNotFoundException(text));
            thrown.add(new NoSuchFileException(text));
            thrown.add(new FileSystemException("/a", text, text));
        }
        thrown.add(thrownBy(() -> new URI("https://x.org/a b?token=" + CANARY)));
        for (String wrong : List.of(" ", "|", "^", "\"", "<", ">", "{", "}", "\\", "`", "\n", "%zz")) {
            thrown.add(thrownBy(() -> new URI("https://x.org/a?token=no" + wrong + CANARY)));
            thrown.add(thrownBy(() -> new URI("https://bob:no" + wrong + CANARY + "@x.org/a")));
        }
        thrown.add(new MalformedURLException("no protocol: x?token=" + CANARY));
        thrown.add(thrownBy(() -> Files.readString(Path.of("/no/such?token=" + CANARY))));
        return IntStream.range(0, thrown.size()).mapToObj(i -> Arguments.of(i, thrown.get(i)));
    }

    private static Throwable suppressing(String text) {
        Exception outer = new Exception("outer");
        outer.addSuppressed(new Error(text));
        return outer;
    }

    private static Throwable thrownBy(CheckedRunnable<? extends Exception> block) {
        try {
            block.run();
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("exceptions")
    void anExceptionTellsNone(int number, Throwable thrown) {
        RecordedLog log = new RecordedLog(builder ->
                builder.extractor(Error.class, e -> Map.of("told", String.valueOf(e.getMessage()))));

        log.logger.action("a").start().finish(thrown);
        log.logger.writeTraceback(thrown);
        log.logger.log("m", "thrown", thrown, "list", List.of(thrown));

        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(CANARY));
        assertThat(log.memory.messages())
                .extracting(EncodedMessage::problems)
                .noneMatch(problems -> problems.toString().contains(CANARY));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("leakyTexts")
    void noPlaceOfAMessageTellsOne(String text) {
        RecordedLog log = new RecordedLog(builder -> builder.globalField("global", text)
                .globalField(text, 1)
                .destination("refusing " + text, message -> {
                    throw new IOException(text);
                }));
        EliotLogger logger = log.logger;
        Map<String, Object> fields = new LinkedHashMap<>(Map.of(text, 1, "text", text));
        MessageType typed = MessageType.of(
                "typed", Field.<String>of("made", made -> made + text), Field.<String>of("broken", broken -> {
                    throw new IllegalArgumentException(text);
                }));

        logger.log("m", "text", text, text, 1, text + " ", new Object[] {text}, "chars", text.toCharArray());
        logger.log(
                "m",
                "builder",
                new StringBuilder(text).insert(0, " "),
                "map",
                Map.of(text, text),
                "own",
                ownText(text));
        logger.log(text);
        logger.action(text).with(fields).run(action -> action.addSuccessField(text, text));
        logger.log(typed, "made", "x", "broken", "y");
        logger.continueTask(text).start().finish();
        logger.addGlobalField("later", text);
        logger.log("after");

        assertThat(log.lines()).hasSizeGreaterThan(10).noneMatch(line -> line.contains(CANARY));
        assertThat(log.memory.messages())
                .noneMatch(message -> message.problems().toString().contains(CANARY));
        log.messages(); // strict JSON
    }

    record Setting(String key, String value) {}

    @Redacted
    record Whole(String anything) {}

    interface HasIban {
        @Redacted
        String iban();
    }

    record Account(String iban, int number) implements HasIban {}

    @Test
    void noFieldOfAMessageTellsWhatItsTypeOrTheFieldBesideItHides() {
        RecordedLog log = new RecordedLog();
        EliotLogger logger = log.logger;

        logger.log("set", "key", "password", "value", CANARY);
        logger.log("set", "value", List.of(CANARY), "name", "X-Api-Key");
        logger.log(new Setting("client_secret", CANARY));
        logger.log(new Whole(CANARY));
        logger.log(new Account(CANARY, 7));
        logger.action("a")
                .with(new Account(CANARY, 7))
                .run(action -> action.addSuccessFields(Map.of("field", "pin", "rejectedValue", CANARY)));
        logger.log("set", "key", "colour", "value", "red");

        assertThat(log.lines()).hasSize(8).noneMatch(line -> line.contains(CANARY));
        assertThat(log.messages().get(4)).containsEntry("number", 7).containsEntry("iban", "[redacted]");
        assertThat(log.last()).containsEntry("value", "red");
    }

    private static Object ownText(String text) {
        return new Object() {
            @Override
            public String toString() {
                return text;
            }
        };
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("leakyTexts")
    void plainLoggersTellNone(String text) {
        RecordedLog log = new RecordedLog();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        EliotAppender appender = new EliotAppender(log.logger);
        appender.setContext(context);
        appender.start();
        context.getLogger("demo").addAppender(appender);
        Logger logger = context.getLogger("demo");

        MDC.put("mdc", text);
        MDC.put("password", CANARY);
        try {
            log.logger.action("a").run(() -> {
                logger.warn(text);
                logger.warn("with {}", text);
                logger.error("thrown", new IllegalStateException(text));
                logger.atInfo()
                        .addKeyValue("pair", text)
                        .addKeyValue("apiKey", CANARY)
                        .log("pairs");
            });
        } finally {
            MDC.clear();
            context.stop();
        }

        assertThat(log.lines()).hasSizeGreaterThanOrEqualTo(6).noneMatch(line -> line.contains(CANARY));
    }

    @Test
    void noDestinationTellsOne(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        Path file = folder.resolve("canary.log");
        EliotLogger logger = EliotLogger.builder()
                .destination("file", FileDestination.of(file))
                .destination("console", ConsoleDestination.tree(new PrintStream(console, true, StandardCharsets.UTF_8)))
                .build();

        for (String text : leakyTexts()) {
            logger.action("a").with(text, text).run(() -> logger.writeTraceback(new IOException(text)));
        }
        logger.close();

        assertThat(Files.readString(file)).isNotEmpty().doesNotContain(CANARY);
        assertThat(console.toString(StandardCharsets.UTF_8)).isNotEmpty().doesNotContain(CANARY);
    }
}
