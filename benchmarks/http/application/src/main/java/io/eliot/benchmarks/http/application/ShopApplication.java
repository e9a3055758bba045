// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.application;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Answers a request by making another one, to itself. */
@SpringBootApplication(proxyBeanMethods = false)
public class ShopApplication {
    /**
     * Starts it.
     *
     * @param args properties of Spring Boot
     */
    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }
}
