// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.golden.GoldenCase;
import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tree against what eliot-tree makes of the same logs. Selecting and configuring are the command line's. */
class GoldenTreeTests {
    private static final Set<String> NOT_OF_THE_RENDERER =
            Set.of("--select", "--start", "--end", "-u", "--task-uuid", "--config", "--show-default-config");

    static Stream<GoldenCase> cases() {
        return GoldenCase.writtenBy("eliot-tree")
                .filter(GoldenCase::succeeded)
                .filter(golden -> golden.args().stream().noneMatch(NOT_OF_THE_RENDERER::contains));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void drawsWhatEliotTreeDraws(GoldenCase golden) {
        TreeRenderer.Builder options = TreeRenderer.builder().python();
        List<Path> files = configure(options, golden);
        TreeRenderer renderer = options.build();

        String text;
        try (Stream<Task> tasks = TaskParser.parse(files.toArray(Path[]::new))) {
            text = tasks.map(renderer::render).collect(Collectors.joining());
        }

        assertThat(text).isEqualTo(golden.expected());
    }

    private static List<Path> configure(TreeRenderer.Builder options, GoldenCase golden) {
        List<Path> files = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        Iterator<String> args = golden.args().iterator();
        while (args.hasNext()) {
            String arg = args.next();
            switch (arg) {
                case "--ascii" -> options.ascii();
                case "--raw" -> options.raw();
                case "--no-color-tree" -> options.plainTree();
                case "--field-limit", "-l" -> options.fieldLimit(Integer.parseInt(args.next()));
                case "--ignore-task-key", "-i" -> ignored.add(args.next());
                case "--local-timezone" -> options.zone(ZoneId.of(golden.timeZone()));
                case "--color" -> options.theme(args.next().equals("always") ? Theme.DARK : Theme.PLAIN);
                case "--theme" -> options.theme(args.next().equals("light") ? Theme.LIGHT : Theme.DARK);
                default -> files.add(golden.folder().resolve(arg));
            }
        }
        options.ignoredKeys(ignored);
        return files.isEmpty() ? List.of(golden.input()) : files;
    }
}
