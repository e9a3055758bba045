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
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
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
    void ofSeveralLoggersNeedsOneThatIsPreferred() {
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

    /** Of every two kinds of loggers here, and one above, which may be of the same name. */
    @Test
    void isOnWhereSpringItselfInjectsALogger() {
        List<Class<?>> kinds = List.of(
                One.class,
                Another.class,
                First.class,
                AlsoFirst.class,
                InReserve.class,
                AlsoInReserve.class,
                NoCandidate.class,
                ByNameOnly.class);
        for (List<Class<?>> above : atMost(1, kinds)) {
            new ApplicationContextRunner()
                    .withUserConfiguration(above.toArray(Class<?>[]::new))
                    .run(parent -> {
                        for (List<Class<?>> here : atMost(2, kinds)) {
                            application
                                    .withParent(parent)
                                    .withUserConfiguration(Injected.class)
                                    .withUserConfiguration(here.toArray(Class<?>[]::new))
                                    .run(context -> {
                                        assertThat(context)
                                                .as("%s, above %s", here, above)
                                                .hasNotFailed();
                                        assertThat(context.containsBean("feature"))
                                                .as("%s, above %s", here, above)
                                                .isEqualTo(context.getBean("injected"));
                                    });
                        }
                    });
        }
    }

    private static List<List<Class<?>>> atMost(int count, List<Class<?>> kinds) {
        List<List<Class<?>>> all = new ArrayList<>();
        all.add(List.of());
        for (int i = 0; i < kinds.size(); i++) {
            all.add(List.of(kinds.get(i)));
            for (int j = i + 1; j < kinds.size() && count == 2; j++) {
                all.add(List.of(kinds.get(i), kinds.get(j)));
            }
        }
        return all;
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
        List<EliotLogger> feature(EliotLogger injected) {
            return List.of(injected);
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
    static class NoCandidate {
        @Bean(autowireCandidate = false)
        @Primary
        EliotLogger forNobody() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByNameOnly {
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
    static class AlsoFirst {
        @Bean
        @Primary
        EliotLogger alsoFirst() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InReserve {
        @Bean
        @Fallback
        EliotLogger inReserve() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AlsoInReserve {
        @Bean
        @Fallback
        EliotLogger alsoInReserve() {
            return EliotLogger.builder().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Injected {
        @Bean
        boolean injected(ObjectProvider<EliotLogger> loggers) {
            try {
                return loggers.getIfUnique() != null;
            } catch (NoUniqueBeanDefinitionException e) { // of two that are primary
                return false;
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}
}
