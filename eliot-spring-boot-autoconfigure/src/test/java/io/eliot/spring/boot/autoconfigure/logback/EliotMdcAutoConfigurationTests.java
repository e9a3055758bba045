// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.eliot.EliotLogger;
import io.eliot.logback.ActionMdc;
import io.eliot.spring.RecordedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class EliotMdcAutoConfigurationTests {
    private final RecordedLog log = new RecordedLog();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(EliotLogger.class, log::logger)
            .withConfiguration(AutoConfigurations.of(EliotMdcAutoConfiguration.class));

    private void expectNothingInTheMdc() {
        log.logger().action("order").run(() -> assertThat(MDC.get("task_uuid")).isNull());
    }

    @Test
    void keepsTheMdcWhileTheApplicationRuns() {
        runner.run(context -> log.logger().action("order").run(() -> {
            assertThat(MDC.get("task_uuid")).isEqualTo("task-1");
            assertThat(MDC.get("task_level")).isEqualTo("/");
        }));

        expectNothingInTheMdc();
    }

    @Test
    void backsOffWhereTheApplicationHasItsOwn() {
        runner.withBean(
                        "own",
                        ActionMdc.class,
                        () -> ActionMdc.install((LoggerContext) LoggerFactory.getILoggerFactory()))
                .run(context ->
                        assertThat(context).getBeanNames(ActionMdc.class).containsExactly("own"));
    }

    @Test
    void isSwitchedOffByItsPropertyAndByThatOfAll() {
        runner.withPropertyValues("eliot.mdc.enabled=false").run(context -> expectNothingInTheMdc());
        runner.withPropertyValues("eliot.enabled=false").run(context -> expectNothingInTheMdc());
    }

    @Test
    void isNotThereWithoutLogback() {
        runner.withClassLoader(new FilteredClassLoader("ch.qos.logback"))
                .run(context -> assertThat(context).doesNotHaveBean("eliotActionMdc"));
    }

    @Test
    void showsThePlaceInOrdinaryLinesAndNothingWhereThereIsNone(CapturedOutput output) {
        logOneLineInsideAndOneOutside();

        assertThat(output)
                .containsPattern("\\] \\[task-1@/2\\] stock +: stock is low")
                .containsPattern("\\] stock +: nothing goes on")
                .doesNotContain("[@]");
    }

    @Test
    void leavesTheApplicationsOwnPatternAndMdc(CapturedOutput output) {
        logOneLineInsideAndOneOutside("--logging.pattern.correlation=<%X{task_uuid}> ");
        logOneLineInsideAndOneOutside("--eliot.mdc.enabled=false");

        assertThat(output).contains("<task-1> stock ").containsPattern("\\] stock +: stock is low");
    }

    /** Which of us comes first is a matter of the class path. */
    @Test
    void leavesTheIdsOfATracingLibraryThatIsFoundLater() {
        ConfigurableEnvironment environment = new StandardEnvironment();

        new CorrelationDefaults().postProcessEnvironment(environment, new SpringApplication(Application.class));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("tracing", Map.of("logging.expect-correlation-id", true)));

        assertThat(environment.getProperty("logging.pattern.correlation"))
                .startsWith("%correlationId{traceId(32),spanId(16)}")
                .contains("%X{task_uuid}");
    }

    @Test
    void setsNoPatternWhereItIsOff() {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run("--eliot.mdc.enabled=off")) {
            assertThat(context.getEnvironment().containsProperty("logging.pattern.correlation"))
                    .isFalse();
        }
    }

    private static void logOneLineInsideAndOneOutside(String... arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            EliotLogger logger = context.getBean(EliotLogger.class);
            logger.action("order")
                    .run(() -> logger.action("price")
                            .run(() -> LoggerFactory.getLogger("stock").warn("stock is low")));
            LoggerFactory.getLogger("stock").warn("nothing goes on");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(EliotMdcAutoConfiguration.class)
    static class Application {
        @Bean
        EliotLogger logger() {
            return new RecordedLog().logger();
        }
    }
}
