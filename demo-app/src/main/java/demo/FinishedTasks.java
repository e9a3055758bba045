// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The tasks in both logs, merged, as they become complete. */
final class FinishedTasks implements Closeable {
    private final Queue<Task> finished = new ArrayDeque<>();
    private final TaskParser parser = TaskParser.builder().build(finished::add);
    private final LogTail orders;
    private final LogTail inventory;

    FinishedTasks(Settings settings) throws IOException {
        orders = new LogTail(settings.log("orders"));
        inventory = new LogTail(settings.log("inventory"));
    }

    /** The next one, or null if none is complete in time. */
    @Nullable
    Task next(Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Task task = poll();
        while (task == null && System.nanoTime() < end) {
            Thread.sleep(20);
            task = poll();
        }
        return task;
    }

    private @Nullable Task poll() throws IOException {
        orders.addTo(parser);
        inventory.addTo(parser);
        return finished.poll();
    }

    @Override
    public void close() throws IOException {
        orders.close();
        inventory.close();
    }
}
