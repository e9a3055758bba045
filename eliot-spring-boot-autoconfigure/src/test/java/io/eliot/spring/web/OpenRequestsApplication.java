// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.destination.file.FileDestination;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** A process of its own, to be killed: it answers no request. Arguments: log file, file for the port. */
final class OpenRequestsApplication {
    private OpenRequestsApplication() {}

    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .properties("server.port=0", "log.file=" + args[0], "spring.main.banner-mode=off")
                .run();
        Files.writeString(Path.of(args[1]), context.getEnvironment().getRequiredProperty("local.server.port") + "\n");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {
        @Bean
        EliotLogger eliotLogger(Environment environment) {
            return EliotLogger.builder()
                    .destination("file", FileDestination.of(Path.of(environment.getRequiredProperty("log.file"))))
                    .build();
        }
    }

    @RestController
    static class Controller {
        @GetMapping("/open/{number}")
        DeferredResult<String> open(@PathVariable int number) {
            Eliot.log("waiting", "number", number);
            return new DeferredResult<>(600_000L);
        }
    }
}
