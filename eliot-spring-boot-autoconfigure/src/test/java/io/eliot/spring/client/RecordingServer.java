// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eliot.message.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real server that remembers the task ids it was sent. {@code /status/…} answers with that status, {@code /never} not
 * at all, {@code /redirect} sends to {@code /stock}, {@code /flaky/n} answers 503 for the first n times.
 */
public final class RecordingServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> taskIds = new CopyOnWriteArrayList<>();
    private final List<Integer> bodySizes = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger flaky = new AtomicInteger();

    public RecordingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        taskIds.add(exchange.getRequestHeaders().getOrDefault(TaskId.HEADER, List.of()));
        bodySizes.add(exchange.getRequestBody().readAllBytes().length);
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/never")) {
            await(closing);
        }
        if (path.startsWith("/redirect")) {
            exchange.getResponseHeaders().set("Location", "/stock/A-17");
        }
        byte[] body = "7".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status(path), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int status(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/flaky/")) {
            return flaky.getAndIncrement() < Integer.parseInt(last) ? 503 : 200;
        }
        return path.startsWith("/status/") ? Integer.parseInt(last) : path.startsWith("/redirect") ? 307 : 200;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The ids in the order of requests; a request has none, one, or more than there should be. */
    public List<List<String>> taskIds() {
        return taskIds;
    }

    /** Of each request, in bytes. */
    public List<Integer> bodySizes() {
        return bodySizes;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
