// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.application;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

@RestController
class OrderController {
    private final RestClient.Builder clients;
    private volatile RestClient stock;

    OrderController(RestClient.Builder clients) {
        this.clients = clients;
        this.stock = clients.build();
    }

    @EventListener
    void serverStarted(ServletWebServerInitializedEvent event) {
        stock = clients.baseUrl("http://localhost:" + event.getWebServer().getPort())
                .build();
    }

    @GetMapping("/orders/{id}")
    Order order(@PathVariable int id) {
        return new Order(
                id, stock.get().uri("/stock/{sku}", "A-" + id % 16).retrieve().body(Stock.class));
    }

    @GetMapping("/stock/{sku}")
    Stock stock(@PathVariable String sku) {
        return new Stock(sku, 1_000);
    }

    record Order(int id, @Nullable Stock stock) {}

    record Stock(String sku, int left) {}
}
