// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import io.eliot.failure.ExceptionExtractor;
import io.eliot.spring.boot.autoconfigure.aop.EliotActionAutoConfiguration;
import io.eliot.spring.boot.autoconfigure.client.EliotRestClientAutoConfiguration;
import io.eliot.spring.boot.autoconfigure.logback.EliotLogbackAutoConfiguration;
import io.eliot.spring.boot.autoconfigure.web.EliotWebServerAutoConfiguration;
import io.eliot.spring.web.ProblemDetailTaskUuid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.web.client.RestClient;

/** Fails at start-up, with a sentence that says what to change. */
class WrongConfigurationTests {
    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class));

    private final WebApplicationContextRunner servers = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(EliotAutoConfiguration.class, EliotWebServerAutoConfiguration.class))
            .withPropertyValues("eliot.destinations.console.enabled=false");

    @Test
    void unknownType() {
        FailureAnalysis analysis = analysisOf("eliot.destinations.bus.type=flie");

        assertThat(analysis.getDescription())
                .isEqualTo("The destination \"bus\" is of the unknown type \"flie\": did you mean \"file\"?");
        assertThat(analysis.getAction())
                .isEqualTo("Set eliot.destinations.bus.type to one of: console, file."
                        + " If another module brings the type, add that module; if a bean does, import it");
    }

    @Test
    void noType() {
        FailureAnalysis analysis = analysisOf("eliot.destinations.bus.topic=eliot");

        assertThat(analysis.getDescription()).isEqualTo("The destination \"bus\" has no type");
        assertThat(analysis.getAction()).isEqualTo("Set eliot.destinations.bus.type to one of: console, file");
    }

    @Test
    void fileWithoutPath() {
        FailureAnalysis analysis = analysisOf("eliot.destinations.archive.type=file");

        assertThat(analysis.getDescription())
                .isEqualTo("The destination \"archive\" cannot be used: it does not say which file to write to");
        assertThat(analysis.getAction())
                .isEqualTo("Correct eliot.destinations.archive, or set eliot.destinations.archive.enabled to false");
    }

    @Test
    void unwritableFile(@TempDir Path folder) throws IOException {
        Path noFolder = Files.createFile(folder.resolve("taken"));

        FailureAnalysis analysis = analysisOf("eliot.destinations.file.path=" + noFolder.resolve("eliot.log"));

        assertThat(analysis.getDescription())
                .startsWith("The destination \"file\" cannot be used: The log file " + noFolder.resolve("eliot.log")
                        + " cannot be opened for writing");
    }

    @Test
    void oneFileForTwoDestinations(@TempDir Path folder) {
        FailureAnalysis analysis = analysisOf(
                "eliot.destinations.one.type=file",
                "eliot.destinations.one.path=" + folder.resolve("eliot.log"),
                "eliot.destinations.two.type=file",
                "eliot.destinations.two.path=" + folder.resolve("../" + folder.getFileName() + "/eliot.log"));

        assertThat(analysis.getDescription())
                .isEqualTo(
                        "The destination \"two\" cannot be used: the destination \"one\" writes to that file already");
    }

    @Test
    void unknownPropertyOfADestination() {
        FailureAnalysis analysis = analysisOf("eliot.destinations.console.fromat=ndjson");

        assertThat(analysis.getDescription())
                .isEqualTo("eliot.destinations.console.fromat is not a property of destinations of type \"console\""
                        + ": did you mean \"format\"?");
        assertThat(analysis.getAction())
                .isEqualTo("Such a destination has: type, enabled, format,"
                        + " queue.enabled, queue.capacity, queue.max-wait, queue.drain-timeout");
    }

    @Test
    void unknownPropertyOfAQueue() {
        FailureAnalysis analysis = analysisOf("eliot.destinations.console.queue.capactiy=1MB");

        assertThat(analysis.getDescription())
                .isEqualTo("eliot.destinations.console.queue.capactiy is not a property of destinations of type"
                        + " \"console\": did you mean \"queue.capacity\"?");
    }

    @Test
    void queueThatHoldsNothing() {
        FailureAnalysis analysis = analysisOf("eliot.destinations.console.queue.capacity=0MB");

        assertThat(analysis.getDescription())
                .isEqualTo("The destination \"console\" cannot be used:"
                        + " The capacity of a queue must be from 1 KiB to 1 GiB, not 0 bytes");
    }

    @Test
    void queueWithoutMeasure() {
        FailureAnalysis analysis = analysisOf("eliot.destinations.console.queue.capacity=much");

        assertThat(analysis.getDescription()).contains("eliot.destinations.console.queue.capacity", "much");
    }

    @Test
    void unknownFormat() {
        FailureAnalysis analysis = analysisOf("eliot.destinations.console.format=xml");

        assertThat(analysis.getDescription()).contains("eliot.destinations.console.format", "xml");
        assertThat(analysis.getAction()).contains("NDJSON", "TREE");
    }

    @Test
    void misspeltGroup() {
        FailureAnalysis analysis = analysisOf("eliot.destination.file.path=eliot.log");

        assertThat(analysis.getDescription())
                .isEqualTo("eliot.destination.file.path has no effect: did you mean \"eliot.destinations\"?");
        assertThat(analysis.getAction()).isEqualTo("Correct its name, or remove it");
    }

    @Test
    void misspeltGroupBelowAnother() {
        FailureAnalysis analysis = analysisOf("eliot.web.serwer.include-query=true");

        assertThat(analysis.getDescription())
                .isEqualTo("eliot.web.serwer.include-query has no effect: did you mean \"eliot.web.server\"?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eliot.web.server.include-qeury",
                "eliot.web.client.propagate",
                "eliot.action.argument",
                "eliot.logback.levle"
            })
    void misspeltPropertyOfAGroup(String property) {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        EliotAutoConfiguration.class,
                        EliotWebServerAutoConfiguration.class,
                        EliotRestClientAutoConfiguration.class,
                        EliotActionAutoConfiguration.class,
                        EliotLogbackAutoConfiguration.class))
                .withPropertyValues(property + "=true")
                .run(context -> {
                    FailureAnalysis analysis = analysisOf(context.getStartupFailure());

                    assertThat(analysis.getDescription()).contains(property, "were left unbound");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"eliot.mdc", "eliot.reactor", "eliot.scheduling", "eliot.outside-actions"})
    void misspeltSwitch(String feature) {
        FailureAnalysis analysis = analysisOf(feature + ".enable=true");

        assertThat(analysis.getDescription())
                .isEqualTo("%s.enable has no effect: did you mean \"%s.enabled\"?", feature, feature);
    }

    @Test
    void switchThatIsNeitherOnNorOff() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(EliotAutoConfiguration.class, EliotLogbackAutoConfiguration.class))
                .withPropertyValues("eliot.logback.enabled=ture")
                .run(context -> assertThat(
                                analysisOf(context.getStartupFailure()).getDescription())
                        .isEqualTo("eliot.logback.enabled is neither true nor false, but \"ture\""));
    }

    @Test
    void propertyOfAFeatureThatHasASwitchOnly() {
        FailureAnalysis analysis = analysisOf("eliot.scheduling.pool-size=8");

        assertThat(analysis.getDescription())
                .isEqualTo("eliot.scheduling.pool-size has no effect: below eliot.scheduling there is enabled");
    }

    @Test
    void variablesOfTheEnvironmentAreLeftAlone() {
        contexts.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("ELIOT_WEBS_PORT", "tcp://10.0.0.7:80", "ELIOT_SCHEDULING_PORT", "80"))))
                .withPropertyValues("eliot.destinations.console.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void lengthOfNothing() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(EliotAutoConfiguration.class, EliotActionAutoConfiguration.class))
                .withPropertyValues("eliot.action.max-length=0")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseMessage("The length of a recorded text must be at least 1, but is 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x task", "x-task:", "t\u00e4sk", "\"x-task\""})
    void nameThatIsNoneOfAHeader(String name) {
        servers.withPropertyValues("eliot.web.server.response-header=" + name).run(context -> {
            FailureAnalysis analysis = analysisOf(context.getStartupFailure());

            assertThat(analysis.getDescription())
                    .contains("eliot.web.server.response-header")
                    .contains("\"" + name + "\" is no name of a header: use letters, digits and dashes");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void nameThatIsBlankIsNone(String name) {
        servers.withPropertyValues(
                        "eliot.web.server.response-header=" + name, "eliot.web.server.problem-detail-property=" + name)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ProblemDetailTaskUuid.class));
    }

    @Test
    void propertiesOfSomebodyElseAreLeftAlone() {
        contexts.withPropertyValues("eliot.poems.edition=1925", "eliot.destinations.console.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void reservedGlobalField() { // W11
        FailureAnalysis analysis = analysisOf("eliot.global-fields.task_uuid=mine");

        assertThat(analysis.getDescription())
                .isEqualTo(
                        "The global field \"task_uuid\" would override what Eliot itself writes: choose another name");
        assertThat(analysis.getAction())
                .isEqualTo("Rename it under eliot.global-fields, or where an EliotLoggerCustomizer adds it");
    }

    @Test
    void disabledTypesThatNameNone() {
        FailureAnalysis analysis = analysisOf("eliot.disabled-types=*:get");

        assertThat(analysis.getDescription())
                .isEqualTo("\"*:get\" names no types: a * may stand for the end of a name only");
        assertThat(analysis.getAction()).isEqualTo("Correct eliot.disabled-types");
    }

    @Test
    void extractorOfUnknownExceptions() {
        contexts.withUserConfiguration(RawExtractor.class).run(context -> {
            FailureAnalysis analysis = analysisOf(context.getStartupFailure());

            assertThat(analysis.getDescription())
                    .isEqualTo("The bean \"raw\" does not say which exceptions it extracts from");
            assertThat(analysis.getAction())
                    .isEqualTo("Declare it with a type argument, for example ExceptionExtractor<SQLException>");
        });
    }

    @Test
    void destinationThatNeedsTheLogger() {
        contexts.withUserConfiguration(NeedsTheLogger.class).run(context -> {
            FailureAnalysis analysis = analysisOf(context.getStartupFailure());

            assertThat(analysis.getDescription())
                    .isEqualTo("The destination \"loki\" needs the logger that writes to it");
            assertThat(analysis.getAction())
                    .isEqualTo("Have it take an ObjectProvider of what it needs, to be asked when it writes,"
                            + " or a client that was not made by Boot's builder");
        });
    }

    @Test
    void destinationThatNeedsAClientWithActions() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        EliotAutoConfiguration.class,
                        EliotRestClientAutoConfiguration.class,
                        RestClientAutoConfiguration.class))
                .withUserConfiguration(NeedsAClient.class)
                .run(context -> assertThat(
                                analysisOf(context.getStartupFailure()).getDescription())
                        .isEqualTo("The destination \"loki\" needs the logger that writes to it"));
    }

    @Test
    void destinationThatCannotBeMade() {
        Supplier<Destination> broken = () -> {
            throw new IllegalStateException("no connection");
        };

        contexts.withBean("loki", Destination.class, broken)
                .run(context -> assertThat(context.getStartupFailure()).hasRootCauseMessage("no connection"));
    }

    private FailureAnalysis analysisOf(String... properties) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        contexts.withPropertyValues(properties).run(context -> analysis[0] = analysisOf(context.getStartupFailure()));
        return analysis[0];
    }

    /** With the analysers a real application has. */
    private static FailureAnalysis analysisOf(@Nullable Throwable failure) {
        assertThat(failure).isNotNull();
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(Environment.class, new StandardEnvironment()),
                        FailureHandler.handleMessage((message, reason) -> {}))
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No sentence for the user", failure));
    }

    record Client(EliotLogger logger) {}

    @Configuration(proxyBeanMethods = false)
    static class NeedsTheLogger {
        @Bean
        Client client(EliotLogger logger) {
            return new Client(logger);
        }

        @Bean
        Destination loki(Client client) {
            return message -> client.logger().values();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NeedsAClient {
        @Bean
        Destination loki(RestClient.Builder builder) {
            RestClient client = builder.build();
            return message -> client.post().body(message.json()).retrieve().toBodilessEntity();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RawExtractor {
        @Bean
        @SuppressWarnings("rawtypes") // the mistake
        ExceptionExtractor raw() {
            return exception -> Map.of();
        }
    }
}
