// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Primary;

class OnEliotConditionTests {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(Feature.class));

    private boolean isOn(ApplicationContextRunner configured) {
        boolean[] on = new boolean[1];
        configured.run(context -> {
            assertThat(context).hasNotFailed();
            on[0] = context.containsBean("feature");
        });
        return on[0];
    }

    @Test
    void isOnWhereThereIsALogger() {
        assertThat(isOn(application)).isFalse();
        assertThat(isOn(application.withUserConfiguration(One.class))).isTrue();
        assertThat(isOn(application.withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class))))
                .isTrue();
    }

    @Test
    void ofSeveralLoggersNeedsAPrimaryOne() {
        assertThat(isOn(application.withUserConfiguration(One.class, Another.class)))
                .isFalse();
        assertThat(isOn(application.withUserConfiguration(One.class, First.class)))
                .isTrue();
        assertThat(isOn(application
                        .withUserConfiguration(One.class, Another.class)
                        .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class))))
                .isFalse();
        assertThat(isOn(application
                        .withUserConfiguration(One.class, First.class)
                        .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class))))
                .isTrue();
    }

    @Test
    void doesNotCountALoggerThatIsNotInjected() {
        ApplicationContextRunner hidden = application.withUserConfiguration(Hidden.class);

        assertThat(isOn(hidden)).isFalse();
        assertThat(isOn(hidden.withUserConfiguration(One.class))).isTrue();
        assertThat(isOn(hidden.withUserConfiguration(One.class, Another.class))).isFalse();
    }

    @Test
    void isNotTakenInByABeanThatHasAnotherBackOff() {
        ApplicationContextRunner own = application
                .withBean("eliotDefaultLogger", String.class, () -> "none")
                .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class));

        assertThat(isOn(own)).isTrue();
        assertThat(isOn(own.withUserConfiguration(One.class, Another.class))).isFalse();
    }

    @Test
    void takesTheLoggerOfAContextAbove() {
        new ApplicationContextRunner()
                .withUserConfiguration(One.class)
                .run(above -> assertThat(isOn(application.withParent(above))).isTrue());
    }

    @Test
    void doesNotCountALoggerOfAContextAboveThatIsNotInjected() {
        new ApplicationContextRunner().withUserConfiguration(Hidden.class).run(above -> {
            assertThat(isOn(application.withParent(above))).isFalse();
            assertThat(isOn(application.withParent(above).withUserConfiguration(One.class)))
                    .isTrue();
        });
        new ApplicationContextRunner()
                .withUserConfiguration(First.class)
                .run(above -> assertThat(isOn(application.withParent(above).withUserConfiguration(One.class)))
                        .isTrue());
    }

    /** Asks Spring itself in each case. */
    @Test
    void prefersTheOneThatIsNoFallback() {
        List<Class<?>> loggers = List.of(One.class, Another.class, First.class, Fallback1.class, Fallback2.class);
        for (int set = 1; set < 1 << loggers.size(); set++) {
            List<Class<?>> some = new ArrayList<>();
            for (int i = 0; i < loggers.size(); i++) {
                if ((set & 1 << i) != 0) {
                    some.add(loggers.get(i));
                }
            }
            ApplicationContextRunner configured = application.withUserConfiguration(some.toArray(Class<?>[]::new));
            boolean[] injected = new boolean[1];
            configured.run(context ->
                    injected[0] = context.getBeanProvider(EliotLogger.class).getIfUnique() != null);

            assertThat(isOn(configured)).as("%s", some).isEqualTo(injected[0]);
        }
    }

    @Test
    void isSwitchedOffWithEliotOrAlone() {
        ApplicationContextRunner one = application.withUserConfiguration(One.class);

        assertThat(isOn(one.withPropertyValues("eliot.enabled=off"))).isFalse();
        assertThat(isOn(one.withPropertyValues("eliot.enabled="))).isTrue();
        assertThat(isOn(one.withPropertyValues("eliot.reading.ENABLED=FALSE"))).isFalse();
        assertThat(isOn(one.withPropertyValues("eliot.reading.enabled=true"))).isTrue();
    }

    @Test
    void allFeaturesAgreeOnWhatIsOn() {
        WebApplicationContextRunner web = new WebApplicationContextRunner()
                .withUserConfiguration(Shop.class)
                .withPropertyValues("spring.reactor.context-propagation=auto");
        Set<String> standard = oursIn(web);

        assertThat(standard).hasSizeGreaterThan(20);
        for (String on : List.of("yes", "on", "1", "TRUE")) {
            assertThat(oursIn(web.withPropertyValues(
                            "eliot.enabled=" + on,
                            "eliot.web.server.enabled=" + on,
                            "eliot.web.client.enabled=" + on,
                            "eliot.mdc.enabled=" + on,
                            "eliot.logback.enabled=" + on,
                            "eliot.action.enabled=" + on,
                            "eliot.reactor.enabled=" + on,
                            "eliot.outside-actions.enabled=" + on,
                            "eliot.scheduling.enabled=" + on)))
                    .as(on)
                    .isEqualTo(standard);
        }
    }

    private static Set<String> oursIn(WebApplicationContextRunner application) {
        Set<String> ours = new TreeSet<>();
        application.run(context -> Stream.of(context.getBeanDefinitionNames())
                .filter(name -> name.contains("eliot"))
                .forEach(ours::add));
        return ours;
    }

    @Test
    void saysWhyNot() {
        application
                .withUserConfiguration(One.class)
                .withPropertyValues("eliot.reading.enabled=false")
                .run(context -> assertThat(ConditionEvaluationReport.get(context.getBeanFactory())
                                .getConditionAndOutcomesBySource()
                                .get(Feature.class.getName()))
                        .first()
                        .satisfies(outcome -> assertThat(outcome.getOutcome().getMessage())
                                .isEqualTo("@ConditionalOnEliot eliot.reading.enabled is false")));
    }

    @AutoConfiguration(after = EliotAutoConfiguration.class)
    @ConditionalOnEliot("eliot.reading")
    static final class Feature {
        @Bean
        String feature() {
            return "on";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class One {
        @Bean
        EliotLogger one() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Another {
        @Bean
        EliotLogger another() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hidden {
        @Bean(autowireCandidate = false)
        @Primary
        EliotLogger forNobody() {
            return EliotLogger.builder().build();
        }

        @Bean(defaultCandidate = false)
        EliotLogger forWhoAsksByName() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class First {
        @Bean
        @Primary
        EliotLogger first() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Fallback1 {
        @Bean
        @Fallback
        EliotLogger fallback1() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Fallback2 {
        @Bean
        @Fallback
        EliotLogger fallback2() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}
}
