// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireFormatTests {
    private final RecordedLog log =
            new RecordedLog(builder -> builder.taskUuids(() -> "5b1c6f0e-3f9a-4a55-9d0a-1c2f3e4d5a6b"));

    @Test // A8, A14
    void writesTheLinesOfTheSpecification() {
        assertThatThrownBy(() -> log.logger
                        .action("order:place")
                        .with("sku", "A-17")
                        .run(() -> {
                            log.logger.log("order:priced", "total", 12.5);
                            log.logger
                                    .action("order:ship")
                                    .with("parcel", 7)
                                    .run(action -> action.addSuccessFields("parcel", 7));
                            throw new IllegalStateException("card declined");
                        }))
                .hasMessage("card declined");

        assertThat(log.lines()).containsExactly("""
                        {"sku":"A-17","action_status":"started","timestamp":1700000000.75,"task_uuid":"5b1c6f0e-3f9a-4a55-9d0a-1c2f3e4d5a6b","action_type":"order:place","task_level":[1]}""", """
                        {"total":12.5,"timestamp":1700000001.25,"task_uuid":"5b1c6f0e-3f9a-4a55-9d0a-1c2f3e4d5a6b","task_level":[2],"message_type":"order:priced"}""", """
                        {"parcel":7,"action_status":"started","timestamp":1700000001.75,"task_uuid":"5b1c6f0e-3f9a-4a55-9d0a-1c2f3e4d5a6b","action_type":"order:ship","task_level":[3,1]}""", """
                        {"parcel":7,"action_status":"succeeded","timestamp":1700000002.25,"task_uuid":"5b1c6f0e-3f9a-4a55-9d0a-1c2f3e4d5a6b","action_type":"order:ship","task_level":[3,2]}""", """
                        {"exception":"java.lang.IllegalStateException","reason":"card declined","action_status":"failed","timestamp":1700000002.75,"task_uuid":"5b1c6f0e-3f9a-4a55-9d0a-1c2f3e4d5a6b","action_type":"order:place","task_level":[4]}""");
    }
}
