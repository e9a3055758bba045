// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.EliotLogger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** An application on a real server, its requests recorded. */
public final class TestServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final RecordedRequests log = new RecordedRequests();
    private final ConfigurableApplicationContext context;

    private TestServer(Class<?> application, WebApplicationType type, List<String> properties) {
        List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off"));
        all.addAll(properties);
        ApplicationContextInitializer<GenericApplicationContext> recording = created ->
                created.registerBean(EliotLogger.class, log::logger, definition -> definition.setDestroyMethodName(""));
        context = new SpringApplicationBuilder(application)
                .web(type)
                .initializers(recording)
                .run(all.stream().map("--"::concat).toArray(String[]::new));
    }

    public static TestServer servlet(Class<?> application, String... properties) {
        return new TestServer(application, WebApplicationType.SERVLET, List.of(properties));
    }

    public static TestServer reactive(Class<?> application, String... properties) {
        return new TestServer(application, WebApplicationType.REACTIVE, List.of(properties));
    }

    public RecordedRequests log() {
        return log;
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    /** Answered, with header names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(LIMIT);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return newConnection().send(request.build(), BodyHandlers.ofString());
    }

    /**
     * Reactor Netty 1.3.6 may stop to read from a connection that has brought a request before the thread that wrote the
     * answer to the one before it was done, so no connection is used twice.
     */
    public static HttpClient newConnection() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build();
    }

    @Override
    public void close() {
        context.close();
    }
}
