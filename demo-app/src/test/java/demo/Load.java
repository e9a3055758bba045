// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many orders at a time, each with a customer of its own. */
final class Load {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final int connections;
    private final AtomicInteger number = new AtomicInteger();

    Load(int ordersPort, int connections) {
        this.url = URI.create("http://localhost:" + ordersPort + "/orders");
        this.connections = connections;
    }

    /** Sends so many orders, or as many as can be sent in the time; says how many. */
    int send(int orders, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        AtomicInteger left = new AtomicInteger(orders);
        Callable<Integer> customer = () -> {
            int sent = 0;
            while (System.nanoTime() < end && left.getAndDecrement() > 0) {
                send(number.incrementAndGet());
                sent++;
            }
            return sent;
        };
        int sent = 0;
        ExecutorService customers = Executors.newFixedThreadPool(connections);
        try {
            for (Future<Integer> done : customers.invokeAll(nCopies(connections, customer), 10, TimeUnit.MINUTES)) {
                sent += done.get();
            }
        } finally {
            customers.shutdownNow();
        }
        return sent;
    }

    private void send(int customer) throws IOException, InterruptedException {
        String order = "{\"customer\": \"customer-%07d\", \"sku\": \"L-%d\", \"quantity\": 1}"
                .formatted(customer, customer % 16);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(order))
                .timeout(Duration.ofMinutes(1))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
}
