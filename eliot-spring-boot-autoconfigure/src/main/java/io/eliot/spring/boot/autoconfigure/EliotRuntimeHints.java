// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Has a native image keep what Boot does not find by itself: the records that hold properties, as they are no beans, the
 * names of classes that are asked for while the application runs, whether their library is there, and the fields of
 * Spring's executors and builders that nothing else tells of.
 */
final class EliotRuntimeHints implements RuntimeHintsRegistrar {
    private static final List<String> RECORDS = List.of(
            "EliotProperties",
            "QueueProperties",
            "FileDestinationFactory$Properties",
            "ConsoleDestinationFactory$Properties",
            "aop.ActionProperties",
            "client.EliotClientProperties",
            "logback.LogbackProperties",
            "web.EliotWebServerProperties");

    private static final List<String> ASKED_FOR = List.of(
            "reactor.core.publisher.Hooks",
            "kotlinx.coroutines.reactor.MonoKt",
            "org.springframework.web.client.RestClient",
            "org.springframework.web.client.RestClientResponseException",
            "org.springframework.web.reactive.function.client.WebClient",
            "org.springframework.web.reactive.function.client.WebClientResponseException");

    private static final Map<Class<?>, List<String>> FIELDS = Map.of(
            ThreadPoolTaskExecutor.class, List.of("taskDecorator"),
            ThreadPoolTaskScheduler.class, List.of("taskDecorator", "removeOnCancelPolicy"),
            SimpleAsyncTaskExecutor.class, List.of("taskDecorator", "virtualThreadDelegate"),
            ConcurrentTaskExecutor.class, List.of("taskDecorator"),
            TaskExecutorAdapter.class, List.of("taskDecorator"),
            AsyncAnnotationBeanPostProcessor.class, List.of("executor"));

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        Class<?>[] records = RECORDS.stream()
                .map(name -> ClassUtils.resolveClassName(getClass().getPackageName() + "." + name, loader))
                .toArray(Class<?>[]::new);
        BindableRuntimeHintsRegistrar.forTypes(records).registerHints(hints, loader);
        ASKED_FOR.forEach(name -> hints.reflection().registerTypeIfPresent(loader, name));
        hints.reflection()
                .registerTypeIfPresent(
                        loader,
                        "org.springframework.boot.restclient.RestTemplateBuilder",
                        type -> type.withField("customizers").withField("interceptors"))
                .registerTypeIfPresent(
                        loader, "reactor.core.publisher.MonoOnErrorResume", type -> type.withField("nextFactory"));
        FIELDS.forEach((type, names) -> names.forEach(name -> keepField(type, name, hints.reflection())));
    }

    /** One that Spring has given up is not asked for either. */
    private static void keepField(Class<?> type, String name, ReflectionHints hints) {
        Field field = ReflectionUtils.findField(type, name);
        if (field != null) {
            hints.registerField(field);
        }
    }
}
