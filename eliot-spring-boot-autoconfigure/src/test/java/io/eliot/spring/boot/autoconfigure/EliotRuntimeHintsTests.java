// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import kotlinx.coroutines.reactor.MonoKt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** The records of properties are asked of by {@link FeaturePropertiesTests}. */
class EliotRuntimeHintsTests {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Hooks.class,
                MonoKt.class,
                RestClient.class,
                RestClientResponseException.class,
                WebClient.class,
                WebClientResponseException.class
            })
    void keepWhatIsAskedForByName(Class<?> type) {
        assertThat(reflection().onType(type)).accepts(hints());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void keepTheFieldsThatAreRead(Class<?> type, String field) {
        assertThat(reflection().onFieldAccess(type, field)).accepts(hints());
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                arguments(ThreadPoolTaskExecutor.class, "taskDecorator"),
                arguments(ThreadPoolTaskScheduler.class, "taskDecorator"),
                arguments(ThreadPoolTaskScheduler.class, "removeOnCancelPolicy"),
                arguments(SimpleAsyncTaskExecutor.class, "taskDecorator"),
                arguments(SimpleAsyncTaskExecutor.class, "virtualThreadDelegate"),
                arguments(ConcurrentTaskExecutor.class, "taskDecorator"),
                arguments(TaskExecutorAdapter.class, "taskDecorator"),
                arguments(AsyncAnnotationBeanPostProcessor.class, "executor"),
                arguments(RestTemplateBuilder.class, "customizers"),
                arguments(RestTemplateBuilder.class, "interceptors"),
                arguments(operator(Mono.never().onErrorResume(e -> Mono.never())), "nextFactory"));
    }

    private static Class<?> operator(Mono<?> pipeline) {
        return pipeline.getClass();
    }

    /** Who reads another field, or is another reader, adds it above. */
    @Test
    void areOfAllWhoReadFields() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.eliot.spring");

        assertThat(ours)
                .filteredOn(EliotRuntimeHintsTests::readsFields)
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder(
                        "AsyncExecutor",
                        "ContextTaskDecorator",
                        "Resumption",
                        "SchedulerThreads",
                        "Templates",
                        "WaitingWork");
    }

    private static boolean readsFields(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(DirectFieldAccessor.class)
                        || call.getTarget().getFullName().startsWith(ReflectionUtils.class.getName() + ".getField("));
    }

    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        new EliotRuntimeHints().registerHints(hints, EliotRuntimeHintsTests.class.getClassLoader());
        return hints;
    }
}
