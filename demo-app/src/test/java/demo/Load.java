// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Many requests at a time, each for a customer of its own. */
final class Load {
    private static final int GRACE_MINUTES = 10;

    private final int ordersPort;
    private final int inventoryPort;
    private final int connections;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, Double> givenUp = new ConcurrentHashMap<>();

    Load(Services services, int connections) {
        this.ordersPort = services.ordersPort();
        this.inventoryPort = services.inventoryPort();
        this.connections = connections;
    }

    /** Sends so many requests of all kinds, or as many as can be sent in the time, but some at least; says how many. */
    int send(int requests, int atLeast, Duration limit) throws Exception {
        return send(Kind::of, requests, atLeast, limit);
    }

    /** Sends one order on each connection. */
    int sendOrders(Duration limit) throws Exception {
        return send(number -> Kind.ORDER, connections, connections, limit);
    }

    private int send(IntFunction<Kind> kinds, int requests, int atLeast, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        AtomicInteger given = new AtomicInteger();
        Callable<Integer> client = () -> {
            int sent = 0;
            try (Customer customer = new Customer()) {
                for (int next = given.getAndIncrement();
                        next < requests && (next < atLeast || System.nanoTime() < end);
                        next = given.getAndIncrement()) {
                    int ofCustomer = number.getAndIncrement();
                    customer.send(kinds.apply(ofCustomer), ofCustomer);
                    sent++;
                }
            } catch (IOException | AssertionError e) {
                given.set(requests); // the log shall end with what went wrong
                throw e;
            }
            return sent;
        };
        int sent = 0;
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long minutes = limit.toMinutes() + GRACE_MINUTES;
            for (Future<Integer> done : clients.invokeAll(nCopies(connections, client), minutes, TimeUnit.MINUTES)) {
                sent += done.get();
            }
        } finally {
            clients.shutdownNow();
        }
        return sent;
    }

    /**
     * The numbers of requests that were not answered, and when their connection was closed, in seconds since the epoch.
     * Reactor Netty 1.3.6 may stop to read from a connection that is used again (reactor-netty issue 4361), until it is
     * closed; so such a request begins when nobody waits for it any more.
     */
    Map<Integer, Double> givenUp() {
        return givenUp;
    }

    /** A connection to each service. */
    private final class Customer implements AutoCloseable {
        private final Connection orders = new Connection(ordersPort);
        private Connection inventory = new Connection(inventoryPort);

        Customer() throws IOException {}

        void send(Kind kind, int number) throws IOException {
            try {
                sendOnItsConnection(kind, number);
            } catch (IOException e) {
                throw new IOException(kind + " of customer " + number, e);
            }
        }

        private void sendOnItsConnection(Kind kind, int number) throws IOException {
            if (kind.endsConnection()) {
                try (Connection connection = new Connection(kind.isOfOrders() ? ordersPort : inventoryPort)) {
                    send(kind, number, connection);
                }
            } else if (kind.isOfOrders()) {
                send(kind, number, orders);
            } else {
                sendToInventory(kind, number);
            }
        }

        private void sendToInventory(Kind kind, int number) throws IOException {
            try {
                send(kind, number, inventory);
            } catch (SocketTimeoutException e) {
                givenUp.put(number, System.currentTimeMillis() / 1000.0);
                inventory.close();
                inventory = new Connection(inventoryPort);
            }
        }

        private void send(Kind kind, int number, Connection connection) throws IOException {
            kind.send(connection, number);
            if (kind.hangsUp()) {
                connection.hangUpAfter("tick");
            } else {
                assertThat(connection.status()).as(kind.name()).isEqualTo(kind.status());
            }
        }

        @Override
        public void close() throws IOException {
            orders.close();
            inventory.close();
        }
    }
}
