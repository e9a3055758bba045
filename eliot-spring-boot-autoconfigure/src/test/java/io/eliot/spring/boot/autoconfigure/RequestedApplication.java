// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static java.util.stream.Collectors.joining;

import io.eliot.Eliot;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A process that starts, on whatever server is there, asks itself once and stops. Argument: the file for the types of what it logged. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RequestedApplication.Greeter.class)
class RequestedApplication {
    @Bean
    static MemoryDestination memory() {
        return new MemoryDestination();
    }

    public static void main(String[] args) throws Exception {
        MemoryDestination memory;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(RequestedApplication.class)
                .properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=warn")
                .run()) {
            memory = context.getBean(MemoryDestination.class);
            ask(context.getEnvironment().getRequiredProperty("local.server.port"));
        }
        String types = memory.messages().stream().map(EncodedMessage::type).collect(joining("\n"));
        Files.writeString(Path.of(args[0]), types);
    }

    private static void ask(String port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/greeting"))
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    @RestController
    static class Greeter {
        @GetMapping("/greeting")
        String greet() {
            Eliot.log("greeted");
            return "hello";
        }
    }
}
