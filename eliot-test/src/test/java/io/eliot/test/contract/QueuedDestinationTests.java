// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.contract;

import io.eliot.destination.Destination;
import io.eliot.destination.QueuedDestination;
import io.eliot.destination.file.FileDestination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class QueuedDestinationTests extends DestinationContract {
    @TempDir
    Path folder;

    @Override
    protected Destination open() {
        return QueuedDestination.of(FileDestination.of(folder.resolve("eliot.log")));
    }

    @Override
    protected List<String> lines() throws IOException {
        return Files.readString(folder.resolve("eliot.log")).lines().toList();
    }
}
