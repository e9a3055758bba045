// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

class FeaturePropertiesTests {
    private static final Queue STANDARD = new Queue(10, List.of("a"));

    private final StandardEnvironment environment = new StandardEnvironment();

    static Stream<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.eliot.spring.boot.autoconfigure").stream()
                .map(record -> ClassUtils.resolveClassName(String.valueOf(record.getBeanClassName()), null));
    }

    @Test
    void thereAreRecords() {
        assertThat(records()).hasSizeGreaterThan(4).allMatch(Class::isRecord);
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatHoldsWhereNothingIsSetIsWhatWouldBeBound(Class<?> type) throws Exception {
        Method of = type.getDeclaredMethod("of", Environment.class);
        of.setAccessible(true);
        Binder nothing = new Binder(new MapConfigurationPropertySource());

        assertThat(of.invoke(null, environment)).isEqualTo(nothing.bindOrCreate("nothing", type));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aNativeImageKeepsThem(Class<?> type) {
        RuntimeHints hints = new RuntimeHints();
        new EliotRuntimeHints().registerHints(hints, type.getClassLoader());

        assertThat(RuntimeHintsPredicates.reflection()
                        .onConstructorInvocation(type.getDeclaredConstructors()[0])
                        .test(hints))
                .isTrue();
    }

    @Test
    void bindsWhatIsSet() {
        set(Map.of("shop.queue.size", "20"));

        assertThat(bound()).isEqualTo(new Queue(20, List.of("a")));
    }

    @Test
    void bindsPartsOfALongerName() {
        set(Map.of("shop.queue.names[0]", "b", "shop.queue.names[1]", "c"));

        assertThat(bound()).isEqualTo(new Queue(10, List.of("b", "c")));
    }

    @Test
    void bindsEnvironmentVariables() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of("SHOP_QUEUE_SIZE", "30")));

        assertThat(bound().size()).isEqualTo(30);
    }

    @Test
    void leavesTheStandardWhereNeighboursAreSet() {
        set(Map.of("shop.queues", "1", "shop.queue-size", "2", "queue.size", "3"));

        assertThat(bound()).isSameAs(STANDARD);
    }

    @Test
    void refusesWhatTheRecordDoesNotHave() {
        set(Map.of("shop.queue.sise", "20"));

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(this::bound)
                .withCauseInstanceOf(UnboundConfigurationPropertiesException.class);
    }

    private void set(Map<String, Object> properties) {
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    }

    private Queue bound() {
        return FeatureProperties.of(environment, "shop.queue", STANDARD);
    }

    record Queue(
            @DefaultValue("10") int size, @DefaultValue("a") List<String> names) {}
}
