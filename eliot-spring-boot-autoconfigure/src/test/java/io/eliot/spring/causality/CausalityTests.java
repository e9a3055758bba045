// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eliot.message.TaskId;
import io.eliot.spring.RecordedLog;
import io.eliot.spring.ThreadsInAnAction;
import io.eliot.spring.web.ErrorLines;
import io.eliot.spring.web.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every way of having work done, on every stack, over real HTTP: the work is in the task and the action of its request,
 * in order; the action ends once; no thread keeps it. Writes {@code docs/causality.md}.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CausalityTests {
    private static final Path PAGE = Path.of("../docs/causality.md");

    private final Map<Stack, ConfigurableApplicationContext> applications = new EnumMap<>(Stack.class);
    private final Map<Way, Set<Stack>> kept = new EnumMap<>(Way.class);

    @AfterAll
    void stop() {
        applications.values().forEach(ConfigurableApplicationContext::close);
    }

    private ConfigurableApplicationContext application(Stack stack) {
        return applications.computeIfAbsent(stack, CausalityTests::start);
    }

    private static ConfigurableApplicationContext start(Stack stack) {
        SpringApplication application = new SpringApplication(stack.application());
        application.setSources(Set.of("io.eliot.spring.causality.Coroutines")); // compiled after these tests
        application.setWebApplicationType(stack.web);
        ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.threshold.console=error",
                "--spring.autoconfigure.exclude=" + stack.serverToExclude().getName(),
                "--spring.threads.virtual.enabled=" + stack.virtual);
        context.getBean(Ways.class).otherService(url(context, "/work"));
        return context;
    }

    private static String url(ConfigurableApplicationContext context, String path) {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path;
    }

    static Stream<Arguments> cells() {
        return Stream.of(Stack.values())
                .flatMap(stack -> Stream.of(Way.values())
                        .filter(way -> way.existsOn(stack))
                        .map(way -> Arguments.of(stack, way)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void causalityIsKept(Stack stack, Way way) throws Exception {
        assumeTrue(stack.runsHere(), "no virtual threads on this Java");
        assumeTrue(way.runsHere(), "needs a later Java or Spring Framework");
        ConfigurableApplicationContext application = application(stack);
        Trace trace = new Trace(
                application.getBean(RecordedLog.class)::messages,
                UUID.randomUUID().toString());

        HttpRequest request = HttpRequest.newBuilder(URI.create(url(application, way.path(stack))))
                .header(TaskId.HEADER, trace.uuid() + "@/2")
                .timeout(Duration.ofSeconds(30))
                .build();
        try (ErrorLines lines = ErrorLines.watch()) {
            HttpResponse<String> answer =
                    TestServer.newConnection().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).contains("done");
            await().until(trace::isFinished);
            assertThat(lines.tasks()).as("tasks in the MDC of ordinary lines").containsOnly(trace.uuid());
        }
        assertThat(trace.isHandledOnAVirtualThread()).isEqualTo(way.isHandledOnAVirtualThread(stack));
        assertThat(trace.pathOfWork()).isEqualTo(way.expectedPath);
        assertThat(trace.placesAreUniqueAndGapless()).isTrue();
        assertThat(trace.ends()).containsOnly(1);
        assertThat(trace.workIsBeforeTheEnd()).isTrue();
        assertThat(application.getBean(StaleContexts.class).found()).isEmpty();
        ThreadsInAnAction.awaitNone();
        kept.computeIfAbsent(way, ignored -> EnumSet.noneOf(Stack.class)).add(stack);
    }

    @AfterAll
    void thePageSaysWhatWasSeen() throws Exception {
        if (kept.values().stream().mapToLong(Set::size).sum() < cells().count()) {
            return; // on an older Java or Spring, or a part of the tests; and what failed has said so itself
        }
        String page = MatrixPage.of(kept);
        boolean upToDate = Files.exists(PAGE) && Files.readString(PAGE).equals(page);
        if (!upToDate) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(upToDate)
                .as("docs/causality.md is as the test would write it (it is now)")
                .isTrue();
    }

    @Test
    void hasAtLeastSixtyCells() {
        assertThat(cells()).hasSizeGreaterThanOrEqualTo(60);
    }
}
