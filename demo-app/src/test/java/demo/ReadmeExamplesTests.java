// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The examples of README.md, run. */
class ReadmeExamplesTests {
    private final MemoryDestination log = new MemoryDestination();
    private final EliotLogger logger =
            EliotLogger.builder().destination("memory", log).build();

    @BeforeEach
    void makeTheLoggerTheDefault() {
        Eliot.setDefaultLogger(logger);
    }

    @AfterEach
    void closeTheLogger() {
        logger.close();
    }

    @Test
    void logsAMessage() {
        String sku = "A-17";
        int left = 7;

        Eliot.log("stock:checked", "sku", sku, "left", left);

        assertThat(lines()).singleElement().asString().contains("\"sku\":\"A-17\"", "\"left\":7");
    }

    @Test
    void logsAnAction() {
        Bank bank = amount -> new Payment("P-1", amount);
        int amount = 12;

        Payment payment = Eliot.action("payment:charge").with("amount", amount).call(action -> {
            Payment made = bank.charge(amount); // what is logged in here stands inside the action
            action.addSuccessFields("payment", made.number());
            return made; // an exception would make it a failed action, and pass through
        });

        assertThat(payment.amount()).isEqualTo(12);
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).contains("\"amount\":12");
        assertThat(lines().get(1)).contains("\"payment\":\"P-1\"", "succeeded");
    }

    @Test
    void readsTheConfiguration(@TempDir Path folder) {
        Path file = folder.resolve("shop.log");

        try (var context = new SpringApplicationBuilder(EliotAutoConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.location=classpath:readme.yml")
                .run("--eliot.destinations.file.path=" + file)) {
            context.getBean(EliotLogger.class).log("shop:opened");
        }

        assertThat(file).content().contains("shop:opened", "\"environment\":\"production\"");
    }

    private List<String> lines() {
        return log.messages().stream().map(EncodedMessage::json).toList();
    }

    private interface Bank {
        Payment charge(int amount);
    }

    private record Payment(String number, int amount) {}
}
