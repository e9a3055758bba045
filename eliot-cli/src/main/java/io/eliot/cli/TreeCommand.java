// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.cli.config.ConfigFile;
import io.eliot.cli.config.TreeConfig;
import io.eliot.cli.query.Instants;
import io.eliot.cli.query.Query;
import io.eliot.cli.query.Selection;
import io.eliot.tree.Style;
import io.eliot.tree.Theme;
import io.eliot.tree.TreeRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "tree",
        mixinStandardHelpOptions = true,
        description = "Shows each task as a tree.",
        footer = {
            "",
            "Examples:",
            "  eliot tree app.log | less -R",
            "  eliot tree --color always --theme light app.log",
            "  eliot tree --task-uuid 3f2c9b1e-0000-4000-8000-00000000abcd orders.log stock.log",
            "  eliot tree --select \"action_type == 'http:server' && status >= `500`\" app.log",
            "  eliot tree --start 2026-11-20T09:00:00Z --end 2026-11-20T10:00:00Z 'logs/*.log.gz'",
            "  eliot tree --follow app.log"
        })
final class TreeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private InputArguments input = new InputArguments();

    @Option(names = "--config", paramLabel = "FILE", description = "Read options from this file.")
    private @Nullable String config;

    @Option(
            names = {"-u", "--task-uuid"},
            paramLabel = "UUID",
            description = "Show only the task of this name.")
    private @Nullable String taskUuid;

    @Option(
            names = {"-i", "--ignore-task-key"},
            paramLabel = "KEY",
            description = "Do not show this field; can be repeated. Without it, what places a message is not shown.")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--raw", description = "Show times and durations as the numbers they are in the log.")
    private boolean isRaw;

    @Option(names = "--local-timezone", description = "Show times in the local time zone.")
    private boolean isLocal;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "always, never, or auto: on a terminal, if NO_COLOR is not set.")
    private @Nullable When color;

    @Option(names = "--ascii", description = "Draw the tree with ASCII characters.")
    private boolean isAscii;

    @Option(names = "--no-color-tree", description = "Do not color the lines of the tree.")
    private boolean isPlainTree;

    @Option(names = "--theme", paramLabel = "THEME", description = "dark, light, or auto: what the terminal tells.")
    private @Nullable Background theme;

    @Option(
            names = {"-l", "--field-limit"},
            paramLabel = "LENGTH",
            description = "Cut values at this length or at the first newline, 100 by default; 0 shows all of them.")
    private @Nullable Integer fieldLimit;

    @Option(
            names = "--select",
            paramLabel = "QUERY",
            converter = QueryConverter.class,
            description = "Show only tasks with a message that this JMESPath query finds something in; can be repeated:"
                    + " all queries must match one message.")
    private List<Query> queries = new ArrayList<>();

    @Option(
            names = "--start",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Show only tasks with a message at this time (ISO 8601) or after.")
    private @Nullable Long start;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Show only tasks with a message before this time.")
    private @Nullable Long end;

    @Option(
            names = "--python",
            description = "Write what eliot-tree writes, byte for byte: values in Python's spelling, messages selected"
                    + " instead of tasks, nothing about missing places, the end at the first bad line.")
    private boolean isPython;

    @Option(names = "--follow", description = "Go on reading as the files grow; on a terminal, show running tasks.")
    private boolean isFollowing;

    @Option(names = "--show-default-config", description = "Print the options as they are without a file.")
    private boolean showsDefaults;

    @Option(names = "--show-current-config", description = "Print the options as they are now.")
    private boolean showsCurrent;

    TreeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (showsDefaults) {
            session.out().write(new TreeConfig().toJson(false));
            return ExitStatus.OK;
        }
        TreeConfig options = options();
        if (showsCurrent) {
            session.out().write(options.toJson(true));
            return ExitStatus.OK;
        }
        Selection selection = new Selection(taskUuid, start, end, queries);
        TreeRun run = new TreeRun(session, input.open(session), selection, renderer(options));
        if (isPython) {
            return run.asPython();
        }
        return isFollowing ? run.follow() : run.all();
    }

    private TreeConfig options() {
        TreeConfig options = new TreeConfig();
        Path file = config == null
                ? ConfigFile.locate(session.home())
                : session.directory().resolve(config);
        if (file != null) {
            ConfigFile.read(file, options);
        }
        options.ignore(ignored);
        if (isRaw) {
            options.raw();
        }
        if (isLocal) {
            options.localTimezone();
        }
        if (isAscii) {
            options.ascii();
        }
        if (isPlainTree) {
            options.plainTree();
        }
        if (color != null) {
            options.color(color.name());
        }
        if (theme != null) {
            options.theme(theme.name());
        }
        if (fieldLimit != null && fieldLimit < 0) {
            throw new InputException("--field-limit must not be negative, but is " + fieldLimit);
        }
        if (fieldLimit != null) {
            options.fieldLimit(fieldLimit);
        }
        return options;
    }

    private TreeRenderer renderer(TreeConfig options) {
        TreeRenderer.Builder renderer = TreeRenderer.builder();
        options.applyTo(renderer);
        if (isPython) {
            renderer.python();
        }
        if (!options.isUtc()) {
            renderer.zone(session.zone());
        }
        if (session.hasColor(options.color())) {
            boolean isDark = options.themeName().equals("auto")
                    ? session.isDark()
                    : options.themeName().equals("dark");
            Theme original = isDark ? Theme.DARK : Theme.LIGHT;
            renderer.theme(options.overridden(isPython ? original : readable(original, isDark)));
        }
        return renderer.build();
    }

    /** The terminal's own colour where the original guesses it, and a blue that is seen on black. */
    private static Theme readable(Theme original, boolean isDark) {
        String blue = isDark ? "light_blue" : "blue";
        return original.with(Theme.Part.ROOT, new Style(null, null, List.of("bold")))
                .with(Theme.Part.TIMESTAMP, new Style(null, null, List.of("dim")))
                .with(Theme.Part.TREE_COLOR0, new Style(null, null, List.of("dim")))
                .with(Theme.Part.PROP_KEY, Style.of(blue))
                .with(Theme.Part.DURATION, Style.of(blue))
                .with(Theme.Part.TREE_COLOR1, new Style(blue, null, List.of("dim")));
    }

    /** The names are those on the command line. */
    enum When {
        always,
        auto,
        never
    }

    /** Likewise. */
    enum Background {
        auto,
        dark,
        light
    }

    static final class InstantConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            try {
                return Instants.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class QueryConverter implements ITypeConverter<Query> {
        @Override
        public Query convert(String value) {
            return Query.parse(value);
        }
    }
}
