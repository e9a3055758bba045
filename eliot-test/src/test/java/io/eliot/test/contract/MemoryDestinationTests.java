// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.contract;

import io.eliot.destination.Destination;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import java.util.List;

class MemoryDestinationTests extends DestinationContract {
    private final MemoryDestination memory = new MemoryDestination();

    @Override
    protected Destination open() {
        return memory;
    }

    @Override
    protected List<String> lines() {
        return memory.messages().stream().map(EncodedMessage::json).toList();
    }
}
