// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.annotation.Redacted;
import io.eliot.annotation.TypeName;
import io.eliot.type.ActionType;
import io.eliot.type.Field;
import io.eliot.type.MessageType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedMessageTests {
    private static final MessageType PRICED = MessageType.of(
            "order:priced", Field.<Path>of("sku", sku -> "SKU " + sku), Field.forTypes("total", Double.class));
    private static final ActionType PLACE = ActionType.of(
            "order:place",
            List.of(Field.<Integer>of("quantity", quantity -> "x" + quantity)),
            List.of(Field.<Integer>of("order_id", id -> "#" + id)));

    private final RecordedLog log = new RecordedLog();
    private final EliotLogger logger = log.logger;

    @Test // M6, M12
    void aMessageIsSerializedByItsType() {
        logger.log(PRICED, "sku", Path.of("A"), "total", 1.5, "more", true);

        assertThat(log.lines().get(0))
                .startsWith("{\"sku\":\"SKU A\",\"total\":1.5,\"more\":true,")
                .endsWith("\"message_type\":\"order:priced\"}");
    }

    @Test // M6
    void itsTypeCannotBeReplaced() {
        logger.log(PRICED, "sku", Path.of("A"), "total", 1.5, "message_type", "mine");

        assertThat(log.last()).containsEntry("message_type", "order:priced");
    }

    @Test // M8, M12
    void anActionIsSerializedByItsType() {
        logger.action(PLACE).with("quantity", 2).run(action -> action.addSuccessField("order_id", 93));
        logger.task(PLACE).with("quantity", 3).start().finish(new IOException("no"));

        assertThat(log.outline())
                .containsExactly(
                        "order:place started /1",
                        "order:place succeeded /2",
                        "order:place started /1",
                        "order:place failed /2");
        assertThat(log.messages().get(0)).containsEntry("quantity", "x2");
        assertThat(log.messages().get(1)).containsEntry("order_id", "#93");
        assertThat(log.messages().get(3)).containsEntry("reason", "no").doesNotContainKey("order_id"); // M7, M14
    }

    @Test // J3; the message itself is kept, unlike in the original
    void aSerializerThatThrowsCostsItsFieldAndIsTold() {
        logger.action("a").run(() -> logger.log(PRICED, "sku", 7, "total", 1.5, "password", "hunter2"));

        assertThat(log.outline())
                .containsExactly(
                        "a started /1",
                        "eliot:traceback /3",
                        "eliot:serialization_failure /4",
                        "order:priced /2",
                        "a succeeded /5");
        assertThat(log.messages().get(1)).containsEntry("exception", "java.lang.ClassCastException");
        assertThat(log.messages().get(2))
                .containsEntry("message", "{\"sku\":7,\"total\":1.5,\"password\":\"[redacted]\"}");
        assertThat(log.messages().get(3))
                .containsEntry("sku", "eliot: not serialized, see eliot:serialization_failure")
                .containsEntry("total", 1.5);
    }

    @Test // J5: whatever the keys and values have to say
    void fieldsThatCannotBeToldAreToldAsFarAsTheyCan() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };

        logger.log(PRICED, "sku", 7, "total", 1.5, hostile, hostile, "nothing", null);

        assertThat(log.messages().get(1))
                .containsEntry(
                        "message",
                        "{\"sku\":7,\"total\":1.5,\"eliot: unknown, str() raised exception\":"
                                + "\"[error: java.lang.IllegalStateException]\",\"nothing\":null}");
    }

    @Test // M9
    void aMissingFieldIsTold() {
        logger.log(PRICED, "total", 1.5);

        assertThat(log.outline())
                .containsExactly("eliot:traceback /1", "eliot:serialization_failure /1", "order:priced /1");
        assertThat(log.messages().get(0)).containsEntry("reason", "Field \"sku\" is missing");
    }

    @Test // M2; unlike in the original, which refuses such a message
    void aConstantFieldNeedNotBeGiven() {
        MessageType type = MessageType.of("paid", Field.forValue("component", "billing"));
        Map<String, List<String>> problems = new java.util.LinkedHashMap<>();
        Witness witness = new Recording(problems);
        Witness.add(witness);
        try {
            logger.log(type);
        } finally {
            Witness.remove(witness);
        }

        assertThat(log.outline()).containsExactly("paid /1");
        assertThat(log.last()).containsEntry("component", "billing");
        assertThat(problems.get("paid")).isEmpty();
    }

    @Test // E3, L13
    void aRecordIsAMessageOfItsComponents() {
        logger.log(new StockChecked("A-17", 3));
        logger.log(new Named("x", "y", "z", List.of("w")));
        logger.action("a").with(new StockChecked("B", 1)).run(action -> action.log(new StockChecked("C", 0)));

        assertThat(log.lines().get(0))
                .startsWith("{\"sku\":\"A-17\",\"left\":3,")
                .endsWith("\"StockChecked\"}");
        assertThat(log.messages().get(1))
                .containsEntry("message_type", "stock:named")
                .containsEntry("secretly", "[redacted]")
                .containsEntry("password", "[redacted]")
                .containsEntry("list", List.of("w"))
                .doesNotContainKey("_internal");
        assertThat(log.messages().get(2)).containsEntry("sku", "B");
        assertThat(log.messages().get(3)).containsEntry("sku", "C").containsEntry("message_type", "StockChecked");
    }

    @Test
    void aRecordWhoseAccessorThrowsLosesThatComponentOnly() {
        logger.log(new Broken("a", "b"));

        assertThat(log.last())
                .containsEntry("fine", "a")
                .containsEntry("broken", "[error: java.lang.IllegalStateException]");
    }

    @Test // M10: only where somebody witnesses what is logged
    void violationsAreProblemsForWitnesses() {
        Map<String, List<String>> problems = new java.util.LinkedHashMap<>();
        Witness witness = new Recording(problems);
        Witness.add(witness);
        try {
            logger.log(PRICED, "sku", Path.of("A"), "total", "free", "extra", 1);
        } finally {
            Witness.remove(witness);
        }

        assertThat(problems.get("order:priced"))
                .containsExactly(
                        "Field \"total\" must be of type Double, not java.lang.String", "Unexpected field \"extra\"");
    }

    private record Recording(Map<String, List<String>> problems) implements Witness {
        @Override
        public void logged(EliotLogger from, io.eliot.json.EncodedMessage message) {
            problems.put(message.type(), message.problems());
        }

        @Override
        public void opened(Scope scope) {}

        @Override
        public void closing(Scope scope) {}
    }

    record StockChecked(String sku, int left) {}

    @TypeName("stock:named")
    record Named(@Redacted String secretly, String password, String _internal, List<String> list) {}

    record Broken(String fine, String broken) {
        @Override
        public String broken() {
            throw new IllegalStateException(broken);
        }
    }
}
