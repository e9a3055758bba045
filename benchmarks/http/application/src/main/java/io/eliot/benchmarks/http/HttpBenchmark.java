// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what a request costs without any logging, with Boot's OpenTelemetry and with Eliot. The variants take turns,
 * in another order each time, so that a machine that is busy for a while is unfair to none.
 */
public final class HttpBenchmark {
    private static final int STARTS = Integer.getInteger("starts", 21);
    private static final int FORKS = Integer.getInteger("forks", 1);
    private static final int ROUNDS = Integer.getInteger("rounds", 10);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm-up", 50));
    static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 4));

    private final List<Measured> all = new ArrayList<>();

    private HttpBenchmark(List<Variant> variants) {
        variants.forEach(variant -> all.add(new Measured(variant)));
    }

    /**
     * Measures, and writes the page.
     *
     * @param args the folder of the variants' modules, the page
     * @throws Exception if an application does not start or does not answer
     */
    public static void main(String[] args) throws Exception {
        Path scratch = Files.createTempDirectory("http-benchmark");
        try {
            HttpBenchmark benchmark = new HttpBenchmark(Variant.all(Path.of(args[0]), scratch));
            benchmark.measureStartUp();
            for (int fork = 1; fork <= FORKS; fork++) {
                benchmark.measureRequests(fork);
            }
            Page page = new Page(benchmark.all);
            Files.writeString(Path.of(args[1]), page.text(scratch));
            System.out.print(page.goals());
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void measureStartUp() throws Exception {
        for (int start = 0; start <= STARTS; start++) {
            for (int turn = 0; turn < all.size(); turn++) {
                Measured measured = all.get(inTurn(start, turn));
                try (Server server = Server.start(measured.variant())) {
                    if (start > 0) { // the first brings the files into memory
                        measured.startUps().add(server.startUp());
                        System.out.println(measured.variant().title() + ": " + server.startUp());
                    }
                }
            }
        }
    }

    /** Each comes before each other as often as after it: first in one direction, then in the other. */
    private int inTurn(int round, int turn) {
        int place = (round / 2 + turn) % all.size();
        return round % 2 == 0 ? place : all.size() - 1 - place;
    }

    private void measureRequests(int fork) throws Exception {
        List<Server> servers = new ArrayList<>();
        try {
            for (Measured measured : all) {
                servers.add(Server.start(measured.variant()));
            }
            for (Server server : servers) {
                Load.send(server.port(), WARM_UP);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int turn = 0; turn < servers.size(); turn++) {
                    int i = inTurn(round, turn);
                    Round measured = Round.of(servers.get(i), ROUND);
                    all.get(i).rounds().add(measured);
                    System.out.println(fork + " " + all.get(i).variant().title() + ": " + measured);
                }
            }
        } finally {
            for (Server server : servers) {
                server.close();
            }
        }
    }
}
