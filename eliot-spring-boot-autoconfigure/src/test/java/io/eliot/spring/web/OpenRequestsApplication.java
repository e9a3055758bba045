// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.Eliot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** A process of its own, to be killed: it finishes no answer. Arguments: log file, file for the port. */
final class OpenRequestsApplication {
    /** What the client reads when the call that logs has returned. */
    static final String LOGGED = "logged";

    private OpenRequestsApplication() {}

    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .properties("server.port=0", "eliot.destinations.file.path=" + args[0], "spring.main.banner-mode=off")
                .run();
        Files.writeString(Path.of(args[1]), context.getEnvironment().getRequiredProperty("local.server.port") + "\n");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {}

    @RestController
    static class Controller {
        @GetMapping("/open/{number}")
        ResponseBodyEmitter open(@PathVariable int number) throws IOException {
            Eliot.log("waiting", "number", number);
            ResponseBodyEmitter answer = new ResponseBodyEmitter(600_000L);
            answer.send(LOGGED);
            return answer;
        }
    }
}
