// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eliot.parse.Task;
import io.eliot.tree.Theme;
import io.eliot.tree.TreeRenderer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Sends the orders service one request of each kind and shows what came of it. */
final class Tour {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Settings settings;
    private final URI orders;
    private final FinishedTasks tasks;
    private final TreeRenderer trees;
    private final PrintStream out;

    Tour(Settings settings, int ordersPort, FinishedTasks tasks, Theme theme, PrintStream out) {
        this.settings = settings;
        this.orders = URI.create("http://localhost:" + ordersPort + "/orders");
        this.tasks = tasks;
        // The service's name stands in every message, and matters where it changes.
        this.trees = TreeRenderer.builder()
                .inheritedKeys(List.of("service"))
                .theme(theme)
                .build();
        this.out = out;
    }

    void sendOneOfEachKind() throws IOException, InterruptedException {
        for (Kind kind : Kind.values()) {
            out.println(kind.title + ": " + send(kind.order));
            out.println();
            show(Objects.requireNonNull(tasks.next(LIMIT), "no complete tree in time"));
        }
    }

    private int send(String order) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(orders)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(order, UTF_8))
                .timeout(LIMIT)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private void show(Task task) {
        out.print(trees.render(task));
    }

    void sayHowToGoOn() {
        out.println("Both services are up, and show the tree of each request here. Go on with");
        out.println();
        for (Kind kind : Kind.values()) {
            out.printf("  curl %s -H 'content-type: application/json' -d '%s'%n", orders, kind.order);
        }
        out.println();
        out.printf(
                "The logs are %s and %s. Ctrl-C ends the demo.%n%n", settings.log("orders"), settings.log("inventory"));
    }

    void goOn() throws IOException, InterruptedException {
        while (true) {
            Task task = tasks.next(LIMIT);
            if (task != null) {
                show(task);
            }
        }
    }

    private enum Kind {
        IN_STOCK("An order that goes through", "{\"customer\": \"Ada\", \"sku\": \"A-17\", \"quantity\": 2}"),
        OUT_OF_STOCK("An order of more than there is", "{\"customer\": \"Ben\", \"sku\": \"B-04\", \"quantity\": 5}"),
        BUG("An order that meets a bug in inventory", "{\"customer\": \"Cleo\", \"sku\": \"C-29\", \"quantity\": 1}");

        private final String title;
        private final String order;

        Kind(String title, String order) {
            this.title = title;
            this.order = order;
        }
    }
}
