// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static io.eliot.test.assertj.EliotAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.test.CaptureLogging;
import io.eliot.test.CapturedLogs;
import io.eliot.test.LoggedMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** The annotation is all a test of an application needs to see what that logs, on whichever thread. */
@CaptureLogging
@AutoConfigureMockMvc
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext // what it shows in the MDC, other tests of this JVM would see
class CapturedApplicationTests {
    @Test
    void seesBothSidesOfARequest(CapturedLogs logs, @Autowired RestClient.Builder clients, @LocalServerPort int port) {
        RestClient client = clients.baseUrl("http://localhost:" + port).build();

        String left = client.get().uri("/stock/{sku}", "A-17").retrieve().body(String.class);

        assertThat(left).isEqualTo("3");
        assertThat(logs)
                .hasAction("http:client")
                .succeeded()
                .withField("status", 200)
                .hasChild("http:server")
                .succeeded()
                .withField("route", "/stock/{sku}")
                .hasMessage("stock:checked")
                .withField("sku", "A-17");
    }

    @Test
    void seesTasksThatARequestBegins(CapturedLogs logs, @Autowired MockMvcTester mvc) {
        assertThat(mvc.get().uri("/report")).hasStatusOk();

        assertThat(logs).hasAction("http:server").succeeded().withField("route", "/report");
        assertThat(logs).hasAction("nightly:report").succeeded();
    }

    @Test
    void seesItsOwnMessagesOnly(CapturedLogs logs, @Autowired EliotLogger logger) {
        logger.log("through the bean");
        Eliot.log("through the static entry point");

        assertThat(logs.messages())
                .extracting(LoggedMessage::type)
                .containsExactly("through the bean", "through the static entry point");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(StockController.class)
    static class Application {}

    @RestController
    static class StockController {
        @GetMapping("/stock/{sku}")
        String left(@PathVariable String sku) {
            Eliot.log("stock:checked", "sku", sku, "left", 3);
            return "3";
        }

        @GetMapping("/report")
        String report() {
            Eliot.task("nightly:report").run(() -> {});
            return "done";
        }
    }
}
