// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Requests one after the other on each of a few connections, by as little code as can be: it shares the processors. */
final class Load {
    private static final int CONNECTIONS = 4;
    private static final byte[] REQUEST =
            "GET /orders/93 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY =
            "{\"id\":93,\"stock\":{\"sku\":\"A-13\",\"left\":1000}}".getBytes(StandardCharsets.US_ASCII);

    private Load() {}

    /** How long each request took, in nanoseconds, the shortest first. */
    static long[] send(int port, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        Callable<long[]> client = () -> sendUntil(end, port);
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            LongStream latencies = LongStream.empty();
            List<Future<long[]>> all = clients.invokeAll(Collections.nCopies(CONNECTIONS, client));
            for (Future<long[]> one : all) {
                latencies = LongStream.concat(latencies, Arrays.stream(one.get()));
            }
            return latencies.sorted().toArray();
        } finally {
            clients.shutdownNow();
        }
    }

    private static long[] sendUntil(long end, int port) throws IOException {
        LongStream.Builder latencies = LongStream.builder();
        byte[] answer = new byte[4096];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                socket.getOutputStream().write(REQUEST);
                readAnswer(socket.getInputStream(), answer);
                latencies.add(System.nanoTime() - start);
            }
        }
        return latencies.build().toArray();
    }

    private static void readAnswer(InputStream in, byte[] answer) throws IOException {
        int length = 0;
        while (!endsWithBody(answer, length)) {
            int read = in.read(answer, length, answer.length - length);
            if (read <= 0) {
                throw new IOException("Another answer than expected");
            }
            length += read;
        }
        if (!Arrays.equals(answer, 0, OK.length, OK, 0, OK.length)) {
            throw new IOException("Not answered with 200");
        }
    }

    private static boolean endsWithBody(byte[] answer, int length) {
        int from = length - BODY.length;
        return from >= 0 && Arrays.equals(answer, from, length, BODY, 0, BODY.length);
    }
}
