// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import io.eliot.ActionContext;
import io.eliot.message.TaskId;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@Import({Beans.class, WebFluxApplication.Orders.class})
class WebFluxApplication {
    @Bean
    static NettyReactiveWebServerFactory netty() {
        return new NettyReactiveWebServerFactory();
    }

    /** Before every other filter: an event loop must come without the action of another request. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static WebFilter cleanThreads(StaleContexts stale) {
        return (exchange, chain) -> {
            stale.check(
                    ActionContext.current(), exchange.getRequest().getHeaders().getFirst(TaskId.HEADER));
            return chain.filter(exchange);
        };
    }

    @Bean
    static StaleContexts stale() {
        return new StaleContexts();
    }

    @RestController
    static class Orders {
        private final Ways ways;
        private final Workshop workshop;

        Orders(Ways ways, Workshop workshop) {
            this.ways = ways;
            this.workshop = workshop;
        }

        /** On an event loop; what may block is moved away from it. */
        @GetMapping("/way/{way}")
        Mono<Object> go(@PathVariable Way way) {
            return switch (way) {
                case PLAIN, MONO, PUBLISH_ON, SUBSCRIBE_ON, RETRY, HOT, STAGE, WEB_CLIENT, DEFERRED ->
                    Mono.defer(() -> toMono(way));
                default -> Mono.defer(() -> toMono(way)).subscribeOn(Schedulers.boundedElastic());
            };
        }

        /** On a virtual thread, where there are any. */
        @GetMapping("/blocking/{way}")
        Object block(@PathVariable Way way) throws Exception {
            Object result = ways.go(way);
            if (result instanceof Callable<?> callable) {
                return callable.call();
            }
            return result instanceof Mono<?> mono
                    ? String.valueOf(mono.block())
                    : String.valueOf(toMono(result).block());
        }

        private Mono<Object> toMono(Way way) {
            try {
                return toMono(ways.go(way));
            } catch (Exception e) {
                return Mono.error(e);
            }
        }

        private static Mono<Object> toMono(Object result) {
            if (result instanceof Mono<?> mono) {
                return mono.cast(Object.class);
            }
            if (result instanceof CompletionStage<?> stage) {
                return Mono.<Object>fromCompletionStage(stage);
            }
            return result instanceof Callable<?> callable ? Mono.fromCallable(callable) : Mono.just(result);
        }

        @GetMapping("/work")
        String work() {
            return workshop.work();
        }
    }
}
