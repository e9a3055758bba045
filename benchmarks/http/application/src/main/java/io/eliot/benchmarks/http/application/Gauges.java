// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.application;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the measuring process what it asks for by standard input and output; ends when that process is gone. */
@Component
class Gauges {
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final Map<Long, Long> allocatedByThread = new HashMap<>();
    private final Environment environment;

    Gauges(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        System.out.printf(
                "ready %s %d %d%n",
                environment.getProperty("local.server.port"),
                ManagementFactory.getRuntimeMXBean().getUptime(),
                process.getProcessCpuTime());
        Thread answering = new Thread(this::answer, "gauges");
        answering.setDaemon(true);
        answering.start();
    }

    private void answer() {
        ServiceLoader<Recorded> recorded = ServiceLoader.load(Recorded.class);
        try (BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            while (questions.readLine() != null) {
                System.out.printf("gauges %d %d %d%n", process.getProcessCpuTime(), allocated(), sum(recorded));
            }
        } catch (IOException e) {
            // the end, as below
        }
        System.exit(0);
    }

    /** With what threads that ended had allocated when last asked: they had hardly anything left to do. */
    private long allocated() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] > 0) {
                allocatedByThread.put(ids[i], bytes[i]);
            }
        }
        return allocatedByThread.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long sum(Iterable<Recorded> counters) {
        long all = 0;
        for (Recorded counter : counters) {
            all += counter.getAsLong();
        }
        return all;
    }
}
