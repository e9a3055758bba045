// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import io.eliot.ActionContext;
import io.eliot.message.TaskId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

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
        private final AsyncTaskExecutor executor;

        Orders(Ways ways, Workshop workshop, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
            this.ways = ways;
            this.workshop = workshop;
            this.executor = executor;
        }

        /** On an event loop, where nothing may wait. */
        @GetMapping("/way/{way}")
        Object go(@PathVariable Way way) throws Exception {
            return way == Way.DEFERRED ? answeredLater() : ways.go(way);
        }

        /** To be on a virtual thread it must not declare a reactive type. */
        @GetMapping("/waiting/{way}")
        Object goAndWait(@PathVariable Way way) throws Exception {
            return way == Way.DEFERRED ? answeredLater() : ways.goAndWait(way);
        }

        private Mono<String> answeredLater() {
            workshop.enter();
            return Mono.create(answer -> executor.execute(() -> answer.success(workshop.work())));
        }

        @GetMapping("/work")
        String work() {
            return workshop.work();
        }
    }
}
