// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import io.eliot.tree.Theme;
import java.io.IOException;
import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;

/** Starts both services, shows what their logs tell of three requests, and goes on showing. */
public final class DemoApplication {
    private DemoApplication() {}

    /** Runs until it is stopped. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.of(args);
        try (Services services = Services.start(settings);
                FinishedTasks tasks = new FinishedTasks(settings)) {
            Tour tour = new Tour(settings, services.ordersPort(), tasks, theme(), System.out);
            tour.sendOneOfEachKind();
            tour.sayHowToGoOn();
            tour.goOn();
        } catch (BusyPortException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Theme theme() {
        boolean isTerminal = !AnsiOutput.encode(AnsiColor.RED).isEmpty();
        return isTerminal ? Theme.DARK : Theme.PLAIN;
    }
}
