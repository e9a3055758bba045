// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.parse.TaskParser;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = {
            "Counts and times the actions of each type, those that took the most time first: how many there are, how many"
                    + " failed or have no end, how long they took, and their share of the time of the actions they are"
                    + " directly in. Names the slowest tasks.",
            "Percentiles are exact within one percent."
        },
        footer = {"", "Examples:", "  eliot stats 'logs/*.log'", "  eliot stats --json app.log | jq '.actions[0]'"})
final class StatsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private InputArguments input = new InputArguments();

    @Option(names = "--json", description = "Write JSON; durations are in seconds.")
    private boolean isJson;

    StatsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        LogFiles files = input.open(session);
        Progress progress = InputArguments.progress(session, files);
        SkippedLines skipped = new SkippedLines(session, progress);
        Statistics statistics = new Statistics();
        TaskParser parser =
                TaskParser.builder().withoutFields().onRefusedLine(skipped).build(statistics::add);
        LogLines.merged(files, progress, parser::add);
        parser.finish();
        session.out().write(isJson ? StatisticsText.json(statistics) : StatisticsText.table(statistics));
        return skipped.finish();
    }
}
