// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import io.eliot.EliotLogger;
import io.eliot.spring.RecordedLog;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableAsync;

/** What the applications of all columns have in common. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({Workshop.class, Ways.class})
class Beans {
    @Bean
    static RecordedLog log() {
        return new RecordedLog();
    }

    @Bean
    static EliotLogger logger(RecordedLog log) {
        return log.logger();
    }

    @Bean(defaultCandidate = false)
    static ExecutorService pool() {
        return Executors.newFixedThreadPool(2);
    }

    @Bean(defaultCandidate = false)
    static ScheduledExecutorService scheduler() {
        return Executors.newSingleThreadScheduledExecutor();
    }
}
