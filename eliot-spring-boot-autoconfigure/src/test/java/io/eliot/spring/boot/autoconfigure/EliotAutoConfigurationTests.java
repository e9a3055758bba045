// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import io.eliot.destination.DestinationStatus;
import io.eliot.destination.MemoryDestination;
import io.eliot.failure.ExceptionExtractor;
import io.eliot.json.EncodedMessage;
import io.eliot.spring.boot.DestinationFactory;
import io.eliot.spring.boot.EliotLoggerCustomizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

class EliotAutoConfigurationTests {
    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class));

    @Test
    void printsToTheConsoleWithoutAnyConfiguration() {
        contexts.run(context -> assertThat(destinations(context)).containsExactly("console"));
    }

    @Test
    void printsNothingWhenTheConsoleIsSwitchedOff() {
        contexts.withPropertyValues("eliot.destinations.console.enabled=false")
                .run(context -> assertThat(destinations(context)).isEmpty());
    }

    @Test
    void isTheDefaultLoggerWhileTheContextLives() {
        EliotLogger before = Eliot.defaultLogger();

        contexts.run(context -> assertThat(Eliot.defaultLogger()).isSameAs(context.getBean(EliotLogger.class)));

        assertThat(Eliot.defaultLogger()).isSameAs(before);
    }

    @Test
    void isTheDefaultLoggerEvenWhenBeansAreLazy() {
        contexts.withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(Eliot.defaultLogger()).isSameAs(context.getBean(EliotLogger.class)));
    }

    @Test
    void backsOffWhenTheUserDefinesALogger() {
        EliotLogger own = EliotLogger.create();

        contexts.withBean("own", EliotLogger.class, () -> own).run(context -> {
            assertThat(context.getBean(EliotLogger.class)).isSameAs(own);
            assertThat(Eliot.defaultLogger()).isSameAs(own);
        });
    }

    @Test
    void logsNowhereWhenSwitchedOff() {
        contexts.withUserConfiguration(InMemory.class)
                .withPropertyValues("eliot.enabled=false")
                .run(context -> {
                    context.getBean(EliotLogger.class).log("unheard");
                    Eliot.log("unheard");

                    assertThat(memory(context)).isEmpty();
                });
    }

    @Test
    void leavesDestinationBeansToSpringWhenSwitchedOff() {
        Closing closing = new Closing();

        contexts.withBean("closing", Closing.class, () -> closing)
                .withPropertyValues("eliot.enabled=false")
                .run(context -> context.getBean(EliotLogger.class).log("unheard"));

        assertThat(closing.events).containsExactly("closed");
    }

    @Test
    void deliversToConfiguredDestinationsAndThenToBeansInTheirOrder() {
        contexts.withUserConfiguration(InMemory.class, Second.class)
                .withPropertyValues("eliot.destinations.console.type=console")
                .run(context -> assertThat(destinations(context)).containsExactly("console", "memory", "second"));
    }

    @Test
    void writesToAFileOfTheUsersChoice(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("logs/eliot.log");

        contexts.withPropertyValues("eliot.destinations.file.type=file", "eliot.destinations.file.path=" + file)
                .run(context -> Eliot.log("stock:checked", "left", 3));

        assertThat(Files.readString(file)).contains("\"left\":3");
    }

    @Test
    void hasADestinationWrittenByAThreadOfItsOwnWhereAQueueIsDescribed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("eliot.log");

        contexts.withPropertyValues(
                        "eliot.destinations.file.path=" + file, "eliot.destinations.file.queue.capacity=1MB")
                .run(context -> {
                    Eliot.log("stock:checked", "left", 3);

                    assertThat(destinations(context)).containsExactly("file");
                    assertThat(Thread.getAllStackTraces().keySet())
                            .extracting(Thread::getName)
                            .contains("eliot-file");
                });

        assertThat(Files.readString(file)).contains("\"left\":3");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("eliot-file");
    }

    @Test
    void hasNoQueueUnlessOneIsDescribed(@TempDir Path folder) {
        contexts.withPropertyValues(
                        "eliot.destinations.file.path=" + folder.resolve("eliot.log"),
                        "eliot.destinations.file.queue.enabled=false",
                        "eliot.destinations.file.queue.capacity=1MB")
                .run(context -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("eliot-file"));
    }

    @Test
    void takesTheNameOfADestinationForItsType(@TempDir Path folder) {
        contexts.withPropertyValues("eliot.destinations.file.path=" + folder.resolve("eliot.log"))
                .run(context -> assertThat(folder.resolve("eliot.log")).exists());
    }

    @Test
    void namesTheServiceInEveryMessage() { // C10
        contexts.withUserConfiguration(InMemory.class)
                .withPropertyValues("spring.application.name=inventory", "eliot.global-fields.environment=production")
                .run(context -> {
                    Eliot.log("stock:checked");

                    assertThat(memory(context))
                            .singleElement()
                            .asString()
                            .contains("\"service\":\"inventory\"", "\"environment\":\"production\"");
                });
    }

    @Test
    void letsTheUserNameTheService() {
        contexts.withUserConfiguration(InMemory.class)
                .withPropertyValues("spring.application.name=inventory", "eliot.global-fields.service=stock")
                .run(context -> {
                    Eliot.log("stock:checked");

                    assertThat(memory(context)).singleElement().asString().contains("\"service\":\"stock\"");
                });
    }

    @Test
    void leavesOutAGlobalFieldWithoutValue() {
        contexts.withUserConfiguration(InMemory.class)
                .withPropertyValues("spring.application.name=inventory", "eliot.global-fields.service=")
                .run(context -> {
                    Eliot.log("stock:checked");

                    assertThat(memory(context)).singleElement().asString().doesNotContain("service");
                });
    }

    @Test
    void keepsTheNamesOfGlobalFieldsAsWritten() {
        contexts.withUserConfiguration(InMemory.class)
                .withPropertyValues("eliot.global-fields.dataCenter_id=eu-1")
                .run(context -> {
                    Eliot.log("stock:checked");

                    assertThat(memory(context)).singleElement().asString().contains("\"dataCenter_id\":\"eu-1\"");
                });
    }

    @Test
    void leavesOutDisabledTypes() {
        contexts.withUserConfiguration(InMemory.class)
                .withPropertyValues("eliot.disabled-types=cache:*,stock:checked")
                .run(context -> {
                    Eliot.log("stock:checked");
                    Eliot.action("cache:get").run(() -> {});
                    Eliot.log("stock:changed");

                    assertThat(memory(context)).singleElement().asString().contains("stock:changed");
                });
    }

    @Test
    void asksExtractorsWhatTheyKnowOfAnException() { // F4
        contexts.withUserConfiguration(InMemory.class, Extractors.class).run(context -> {
            Eliot.writeTraceback(new OutOfStockException());

            assertThat(memory(context)).singleElement().asString().contains("\"sku\":\"A-17\"");
        });
    }

    @Test
    void letsCustomizersHaveTheLastWord() {
        EliotLoggerCustomizer customizer = builder -> builder.globalField("environment", "test");

        contexts.withUserConfiguration(InMemory.class)
                .withBean(EliotLoggerCustomizer.class, () -> customizer)
                .withPropertyValues("eliot.global-fields.environment=production")
                .run(context -> {
                    Eliot.log("stock:checked");

                    assertThat(memory(context)).singleElement().asString().contains("\"environment\":\"test\"");
                });
    }

    @Test
    void makesDestinationsOfATypeTheApplicationAdds() {
        contexts.withBean(SyslogDestinationFactory.class)
                .withPropertyValues("eliot.destinations.audit.type=syslog", "eliot.destinations.audit.queue-size=7")
                .run(context -> assertThat(destinations(context)).containsExactly("audit"));
    }

    @Test
    void writesUntilTheLastBeanIsGone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("eliot.log");

        contexts.withUserConfiguration(LogsOnItsWayOut.class)
                .withPropertyValues("eliot.destinations.file.path=" + file)
                .run(context -> {});

        assertThat(Files.readString(file)).contains("first:destroyed", "late:destroyed");
    }

    @Test
    void closesDestinationBeansAfterTheLastBeanThatMayLog() {
        Closing closing = new Closing();

        contexts.withUserConfiguration(LogsOnItsWayOut.class)
                .withBean("closing", Closing.class, () -> closing)
                .run(context -> {});

        assertThat(closing.events).containsExactly("late:destroyed", "first:destroyed", "closed");
    }

    @Test
    void closesADestinationBeforeTheBeansItNeeds() {
        List<String> events = new ArrayList<>();

        contexts.withBean("connection", DisposableBean.class, () -> () -> events.add("connection closed"))
                .withBean(
                        "needy",
                        Needy.class,
                        () -> new Needy(events),
                        definition -> definition.setDependsOn("connection"))
                .run(context -> {});

        assertThat(events).containsExactly("destination closed", "connection closed");
    }

    @Test
    void aDestinationMayAskForTheLoggerLater() {
        contexts.withUserConfiguration(AsksLater.class)
                .run(context -> assertThat(destinations(context)).containsExactly("later"));
    }

    @Test
    void aBeanThatIsNullIsNoDestination() {
        contexts.withUserConfiguration(NoDestination.class)
                .run(context -> assertThat(destinations(context)).containsExactly("console"));
    }

    @Test
    void closesDestinationBeansWhenTheStartFailsBeforeThereIsALogger() {
        Closing closing = new Closing();

        contexts.withBean("closing", Closing.class, () -> closing)
                .withBean("failing", InitializingBean.class, () -> () -> fail(closing), needs("closing"))
                .run(context -> assertThat(context).hasFailed());

        assertThat(closing.events).containsExactly("closed");
    }

    @Test
    void closesDestinationBeansOnceWhenTheStartFailsLater() {
        Closing closing = new Closing();

        contexts.withBean("closing", Closing.class, () -> closing)
                .withBean("failing", InitializingBean.class, () -> () -> fail(closing), needs("eliotLogger"))
                .run(context -> assertThat(context).hasFailed());

        assertThat(closing.events).containsExactly("closed");
    }

    private static BeanDefinitionCustomizer needs(String other) {
        return definition -> definition.setDependsOn(other);
    }

    private static void fail(Closing closing) {
        assertThat(closing.events).isEmpty();
        throw new IllegalStateException("no database");
    }

    @Test
    void closesEveryDestinationWhenTwoHaveTheSameName(@TempDir Path folder) {
        Closing closing = new Closing();

        queuedFileIn(folder)
                .withBean("file", Closing.class, () -> closing)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("There are two destinations called \"file\""));

        assertThat(closing.events).containsExactly("closed");
        assertNoQueueIsLeft();
    }

    @Test
    void closesConfiguredDestinationsWhenABeanCannotBeMade(@TempDir Path folder) {
        Supplier<Destination> broken = () -> {
            throw new IllegalStateException("no connection");
        };

        queuedFileIn(folder)
                .withBean("loki", Destination.class, broken, definition -> definition.setLazyInit(true))
                .run(context -> assertThat(context).hasFailed());

        assertNoQueueIsLeft();
    }

    @Test
    void closesEveryDestinationWhenTheLoggerCannotBeMade(@TempDir Path folder) {
        Closing closing = new Closing();
        EliotLoggerCustomizer customizer = builder -> {
            throw new IllegalStateException("no customer");
        };

        queuedFileIn(folder)
                .withBean("closing", Closing.class, () -> closing)
                .withBean(EliotLoggerCustomizer.class, () -> customizer)
                .run(context -> assertThat(context.getStartupFailure()).hasRootCauseMessage("no customer"));

        assertThat(closing.events).containsExactly("closed");
        assertNoQueueIsLeft();
    }

    @Test
    void closesConfiguredDestinationsWhenAGlobalFieldIsRefused(@TempDir Path folder) {
        queuedFileIn(folder)
                .withPropertyValues("eliot.global-fields.task_uuid=mine")
                .run(context -> assertThat(context).hasFailed());

        assertNoQueueIsLeft();
    }

    private ApplicationContextRunner queuedFileIn(Path folder) {
        return contexts.withPropertyValues(
                "eliot.destinations.file.path=" + folder.resolve("eliot.log"),
                "eliot.destinations.file.queue.enabled=true");
    }

    private static void assertNoQueueIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("eliot-File") || name.startsWith("eliot-file"));
    }

    private static Stream<String> destinations(ApplicationContext context) {
        return context.getBean(EliotLogger.class).destinations().status().stream()
                .map(DestinationStatus::name);
    }

    private static List<String> memory(ApplicationContext context) {
        return context.getBean("memory", MemoryDestination.class).messages().stream()
                .map(EncodedMessage::json)
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class InMemory {
        @Bean
        @Order(1)
        MemoryDestination memory() {
            return new MemoryDestination();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Second {
        @Bean
        @Order(2)
        Destination second() {
            return message -> {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AsksLater {
        @Bean
        Destination later(ObjectProvider<EliotLogger> logger) {
            return message -> logger.getObject();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NoDestination {
        @Bean
        @Nullable
        Destination none() {
            return null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Extractors {
        @Bean
        ExceptionExtractor<OutOfStockException> outOfStock() {
            return exception -> Map.of("sku", exception.sku);
        }
    }

    static class OutOfStockException extends RuntimeException {
        final String sku = "A-17";
    }

    record SyslogProperties(@DefaultValue("100") int queueSize) {}

    static class SyslogDestinationFactory implements DestinationFactory<SyslogProperties> {
        @Override
        public String type() {
            return "syslog";
        }

        @Override
        public Class<SyslogProperties> properties() {
            return SyslogProperties.class;
        }

        @Override
        public Destination create(String name, SyslogProperties properties) {
            assertThat(properties.queueSize()).isEqualTo(7);
            return message -> {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LogsOnItsWayOut {
        @Bean
        DisposableBean first() {
            return () -> Eliot.log("first:destroyed");
        }

        @Bean
        DisposableBean late(EliotLogger logger) {
            return () -> logger.log("late:destroyed");
        }
    }

    static class Closing implements Destination {
        final List<String> events = new ArrayList<>();

        @Override
        public void write(EncodedMessage message) {
            events.add(message.type());
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }

    record Needy(List<String> events) implements Destination {
        @Override
        public void write(EncodedMessage message) {}

        @Override
        public void close() {
            events.add("destination closed");
        }
    }
}
