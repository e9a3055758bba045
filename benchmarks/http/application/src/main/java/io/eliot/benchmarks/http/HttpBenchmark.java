// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.StartUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what a request costs without any logging, with Boot's OpenTelemetry and with Eliot. The variants take turns,
 * in another order each time, so that a machine that is busy for a while is unfair to none.
 */
public final class HttpBenchmark {
    private static final int STARTS = Integer.getInteger("starts", 31);
    static final int FORKS = Integer.getInteger("forks", 9);
    static final int ROUNDS = Integer.getInteger("rounds", 24);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm-up", 40));
    static final Duration ROUND = Duration.ofMillis(Integer.getInteger("millis", 500));

    private final List<Measured> all = new ArrayList<>();
    private int repeated;

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
                benchmark.measureRequests();
            }
            Page page = new Page(benchmark.all, benchmark.repeated);
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

    /** Each beside one without logging: ten seconds later the machine may be faster or slower by a tenth. */
    private void measureStartUp() throws Exception {
        for (Measured measured : all) {
            startUp(measured); // it brings the files into memory
        }
        List<List<StartUp>> startUps = inTurns(
                STARTS,
                2 * (all.size() - 1),
                2,
                place -> startUp(all.get(place % 2 == 0 ? Variant.NONE : (place + 1) / 2)));
        for (int place = 1; place < startUps.size(); place += 2) {
            List<StartUp> beside = startUps.get(place - 1);
            all.get(Variant.NONE).startUps().addAll(beside);
            all.get((place + 1) / 2).startUps().addAll(startUps.get(place));
            all.get((place + 1) / 2).besides().addAll(beside);
        }
    }

    private static StartUp startUp(Measured measured) throws IOException {
        try (Server server = Server.start(measured.variant())) {
            return server.startUp();
        }
    }

    /**
     * A turn during which the host was busy with others is measured again, but no more than as many as there are.
     *
     * @param together how many are never parted
     * @return of each place all results
     */
    private <T> List<List<T>> inTurns(int turns, int places, int together, Measurement<T> measurement)
            throws Exception {
        List<List<T>> results = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            results.add(new ArrayList<>());
        }
        int again = 0;
        for (int turn = 0; turn < turns + again; turn++) {
            Host host = Host.watched();
            Map<Integer, T> ofPlace = new HashMap<>();
            for (int place : inTurn(turn, places, together)) {
                T result = measurement.at(place);
                ofPlace.put(place, result);
                System.out.println(place + ": " + result);
            }
            if (again < turns && host.wasBusyWithOthers()) {
                again++;
                System.out.println("The host was busy, once more");
            } else {
                ofPlace.forEach((place, result) -> results.get(place).add(result));
            }
        }
        repeated += again;
        return results;
    }

    @FunctionalInterface
    private interface Measurement<T> {
        T at(int place) throws Exception;
    }

    /** Each comes before each other as often as after it: first in one direction, then in the other. */
    private static List<Integer> inTurn(int turn, int places, int together) {
        List<Integer> order = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            order.add(place);
        }
        Collections.rotate(order, turn / 2 * together);
        if (turn % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    private void measureRequests() throws Exception {
        List<Server> servers = new ArrayList<>();
        try {
            for (Measured measured : all) {
                servers.add(Server.start(measured.variant()));
            }
            warmUp(servers);
            List<List<Round>> rounds = inTurns(ROUNDS, all.size(), 1, place -> Round.of(servers.get(place), ROUND));
            for (int variant = 0; variant < all.size(); variant++) {
                all.get(variant).processes().add(Round.mean(rounds.get(variant)));
            }
        } finally {
            for (Server server : servers) {
                server.close();
            }
        }
    }

    /** In turns as well: where one waited for minutes until it was measured, its next requests were the dearest. */
    private static void warmUp(List<Server> servers) throws Exception {
        for (long turn = 0; turn < WARM_UP.dividedBy(ROUND); turn++) {
            for (Server server : servers) {
                Load.send(server.port(), ROUND);
            }
        }
    }
}
