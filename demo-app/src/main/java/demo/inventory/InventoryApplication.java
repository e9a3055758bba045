// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;

/** The inventory service, see {@code inventory.yml}. */
// Netty, though Tomcat is on the class path for the orders service.
@SpringBootApplication(exclude = TomcatReactiveWebServerAutoConfiguration.class)
public class InventoryApplication {
    /** The service alone. */
    public static void main(String[] args) {
        SpringApplication.run(InventoryApplication.class, args);
    }
}
