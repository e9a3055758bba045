// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A machine that stands still for longer than a capture is patient. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StandingStillTests {
    private static final String WAITING = "waiting";

    private final Process captures;

    StandingStillTests() throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Captures.class.getName());
        java.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")); // each of which is told
        captures = java.redirectErrorStream(true).start();
    }

    @AfterEach
    void end() {
        captures.destroyForcibly();
    }

    @Test
    void isNoReasonToCallAScopeUnclosed() throws Exception {
        BufferedReader said = captures.inputReader();
        assertThat(said.readLine()).isEqualTo(WAITING);

        signal("STOP");
        boolean endedMeanwhile = captures.waitFor(3, TimeUnit.SECONDS);
        signal("CONT");
        captures.outputWriter().append('!').flush();

        assertThat(endedMeanwhile).isFalse();
        assertThat(said.lines()).isEmpty();
        assertThat(captures.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(captures.exitValue()).isZero();
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(captures.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Ends a capture while another thread holds a scope until it is told to go on. */
    static final class Captures {
        public static void main(String[] args) throws Exception {
            CapturedLogs logs = CapturedLogs.start();
            ActionContext carried = ActionContext.current();
            CountDownLatch opened = new CountDownLatch(1);
            new Thread(() -> holdScope(carried, opened)).start();
            opened.await();
            System.out.println(WAITING);
            logs.close();
        }

        private static void holdScope(ActionContext carried, CountDownLatch opened) {
            Scope scope = carried.open();
            opened.countDown();
            try {
                assertThat(System.in.read()).isEqualTo('!');
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                scope.close();
            }
        }
    }
}
