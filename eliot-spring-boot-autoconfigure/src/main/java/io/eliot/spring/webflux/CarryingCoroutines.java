// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.Dispatchers;
import org.springframework.core.PropagationContextElement;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.CoWebFilter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Hooks;

/**
 * Coroutines that handle a request, and carry what is current as pipelines do. By itself Spring has that only in those of
 * controllers, and there only where no {@code CoWebFilter} has left another context for them with the exchange.
 */
final class CarryingCoroutines {
    private static final boolean EXIST =
            ClassUtils.isPresent("kotlinx.coroutines.reactor.MonoKt", CarryingCoroutines.class.getClassLoader());

    private CarryingCoroutines() {}

    static void handle(ServerWebExchange exchange) {
        if (EXIST && Hooks.isAutomaticContextPropagationEnabled()) {
            Kotlin.handle(exchange);
        }
    }

    private static final class Kotlin {
        static void handle(ServerWebExchange exchange) {
            CoroutineContext carrying = Dispatchers.getUnconfined().plus(new PropagationContextElement());
            exchange.getAttributes().putIfAbsent(CoWebFilter.COROUTINE_CONTEXT_ATTRIBUTE, carrying);
        }
    }
}
