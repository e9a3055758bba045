// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * Has a native image keep what Boot does not find by itself: the records that hold properties, as they are no beans, and
 * the names of classes that are asked for while the application runs, whether their library is there.
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

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        Class<?>[] records = RECORDS.stream()
                .map(name -> ClassUtils.resolveClassName(getClass().getPackageName() + "." + name, loader))
                .toArray(Class<?>[]::new);
        BindableRuntimeHintsRegistrar.forTypes(records).registerHints(hints, loader);
        ASKED_FOR.forEach(name -> hints.reflection().registerTypeIfPresent(loader, name));
    }
}
