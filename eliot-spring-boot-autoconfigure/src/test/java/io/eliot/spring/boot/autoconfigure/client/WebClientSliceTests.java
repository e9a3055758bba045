// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import static io.eliot.test.assertj.EliotAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import io.eliot.annotation.Action;
import io.eliot.spring.boot.autoconfigure.aop.EliotActionAutoConfiguration;
import io.eliot.test.CaptureLogging;
import io.eliot.test.CapturedLogs;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webclient.test.autoconfigure.WebClientTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** A slice test of clients sees the requests they make, and what is made of the answer, on whatever thread. */
@CaptureLogging
@WebClientTest
@ImportAutoConfiguration(EliotActionAutoConfiguration.class)
class WebClientSliceTests {
    @Test
    void seesTheRequest(@Autowired Stock stock, CapturedLogs logs) {
        String left = stock.left("A-17");

        assertThat(left).isEqualTo("3");
        assertThat(logs).hasAction("Stock.left").hasTypeTree("""
                Stock.left
                  http:client
                  stock:answered
                """);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Stock.class)
    static class Application {}

    static class Stock {
        private final WebClient client;

        Stock(WebClient.Builder clients) {
            client = clients.exchangeFunction(request -> Mono.just(
                            ClientResponse.create(HttpStatus.OK).body("3").build()))
                    .build();
        }

        @Action
        String left(String sku) {
            return client.get()
                    .uri("/stock/{sku}", sku)
                    .retrieve()
                    .bodyToMono(String.class)
                    .delayElement(Duration.ofMillis(1))
                    .doOnNext(left -> Eliot.log("stock:answered"))
                    .blockOptional()
                    .orElseThrow();
        }
    }
}
