// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the demo can be told, as {@code --orders.port=9080} or {@code ORDERS_PORT=9080}.
 *
 * @param ordersPort 0 for any free one
 * @param inventoryPort 0 for any free one
 * @param logs the folder of the log files
 * @param arguments all of them, for the services
 */
record Settings(int ordersPort, int inventoryPort, Path logs, List<String> arguments) {
    static Settings of(String... arguments) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return new Settings(
                environment.getProperty("orders.port", Integer.class, 8080),
                environment.getProperty("inventory.port", Integer.class, 8081),
                Path.of(environment.getProperty("logs.folder", "logs")),
                List.of(arguments));
    }

    /** Asked before anything is touched: what uses the port may be this demo, busy with its log files. */
    void requireFreePorts() throws BusyPortException {
        requireFree("orders", ordersPort);
        requireFree("inventory", inventoryPort);
    }

    private static void requireFree(String service, int port) throws BusyPortException {
        try {
            new ServerSocket(port).close();
        } catch (IOException e) {
            throw new BusyPortException(service, port);
        }
    }

    Path log(String service) {
        return logs.resolve(service + ".log");
    }
}
