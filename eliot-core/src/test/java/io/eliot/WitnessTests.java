// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.json.EncodedMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WitnessTests {
    private final Recording witness = new Recording();

    @BeforeEach
    void addIt() {
        Witness.add(witness);
    }

    @AfterEach
    void removeIt() {
        Witness.remove(witness);
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    @Test
    void seesTheMessagesOfEveryLoggerBeforeItsDestinationsDo() {
        EliotLogger broken = EliotLogger.create();
        broken.destinations().add(message -> {
            throw new IllegalStateException("disk full");
        });
        EliotLogger other = EliotLogger.create();

        other.log("first");
        broken.log("second");

        assertThat(witness.seen).containsExactly("first", "second", "eliot:destination_failure");
    }

    @Test
    void isCarriedWhereverTheCurrentActionIs() {
        EliotLogger logger = EliotLogger.create();
        ActionContext carried = logger.action("order:place").start().asContext().witnessedBy(witness);

        Scope scope = carried.open();
        logger.action("stock:check")
                .run(() -> assertThat(ActionContext.current().witness()).isSameAs(witness));
        scope.close();

        assertThat(carried.action()).isNotNull();
        assertThat(ActionContext.current().witness()).isNull();
    }

    @Test
    void isSomethingToCarryEvenWithoutAnAction() {
        ActionContext carried = ActionContext.NONE.witnessedBy(witness);

        Scope scope = carried.open();
        assertThat(ActionContext.current()).isSameAs(carried).isNotEqualTo(ActionContext.NONE);
        scope.close();

        assertThat(carried.isEmpty()).isFalse();
        assertThat(carried.action()).isNull();
        assertThat(carried.witnessedBy(null)).isSameAs(ActionContext.NONE);
    }

    @Test
    void seesScopesBeingOpenedAndClosed() {
        Scope scope = EliotLogger.create().action("upload").start().context();

        scope.close();
        scope.close();

        assertThat(witness.scopes).containsExactly("opened", "closing", "closing");
    }

    @Test
    void isNotCalledOnceItWasRemoved() {
        Witness.remove(witness);

        EliotLogger.create().log("unseen");

        assertThat(witness.seen).isEmpty();
    }

    private static final class Recording implements Witness {
        final List<String> seen = new ArrayList<>();
        final List<String> scopes = new ArrayList<>();

        @Override
        public void logged(EliotLogger logger, EncodedMessage message) {
            seen.add(message.type());
        }

        @Override
        public void opened(Scope scope) {
            scopes.add("opened");
        }

        @Override
        public void closing(Scope scope) {
            scopes.add("closing");
        }
    }
}
