// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import io.eliot.ActionContext;
import io.eliot.message.TaskId;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

@Configuration(proxyBeanMethods = false)
@Import({Beans.class, MvcApplication.Orders.class})
class MvcApplication {
    /** Before every other filter: a thread of the container must come without an action. */
    @Bean
    static FilterRegistrationBean<Filter> cleanThreads(StaleContexts stale) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            stale.check(ActionContext.current(), ((HttpServletRequest) request).getHeader(TaskId.HEADER));
            chain.doFilter(request, response);
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
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

        @GetMapping("/way/{way}")
        Object go(@PathVariable Way way) throws Exception {
            return way == Way.DEFERRED ? answeredLater() : ways.goAndWait(way);
        }

        private DeferredResult<String> answeredLater() {
            workshop.enter();
            DeferredResult<String> answer = new DeferredResult<>();
            executor.execute(() -> answer.setResult(workshop.work()));
            return answer;
        }

        @GetMapping("/work")
        String work() {
            return workshop.work();
        }
    }
}
