// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import demo.inventory.InventoryApplication;
import demo.orders.OrdersApplication;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Both services: two applications that share nothing but this JVM. */
final class Services implements AutoCloseable {
    private final ConfigurableApplicationContext inventory;
    private final ConfigurableApplicationContext orders;

    private Services(Settings settings) {
        inventory = start(InventoryApplication.class, "inventory", settings.inventoryPort(), settings);
        orders = start(
                OrdersApplication.class,
                "orders",
                settings.ordersPort(),
                settings,
                "inventory.url=http://localhost:" + port(inventory));
    }

    /** Starts both, each with a fresh log. */
    static Services start(Settings settings) throws BusyPortException, IOException {
        settings.requireFreePorts();
        Files.deleteIfExists(settings.log("orders"));
        Files.deleteIfExists(settings.log("inventory"));
        return new Services(settings);
    }

    private static ConfigurableApplicationContext start(
            Class<?> application, String name, int port, Settings settings, String... more) {
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=" + name, "server.port=" + port, "logs.folder=" + settings.logs())
                .properties(more)
                .run(settings.arguments().toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    int ordersPort() {
        return port(orders);
    }

    int inventoryPort() {
        return port(inventory);
    }

    ConfigurableApplicationContext orders() {
        return orders;
    }

    ConfigurableApplicationContext inventory() {
        return inventory;
    }

    @Override
    public void close() {
        orders.close();
        inventory.close();
    }
}
