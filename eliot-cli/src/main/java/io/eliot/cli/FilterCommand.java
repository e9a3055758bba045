// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eliot.cli.query.Query;
import io.eliot.parse.JsonLines;
import io.eliot.parse.LineReader;
import io.eliot.parse.RefusedLine;
import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import io.eliot.parse.WrittenMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "filter",
        mixinStandardHelpOptions = true,
        description = "Writes the messages that a JMESPath query finds something in, as they stand in the log.",
        footer = {
            "",
            "Examples:",
            "  eliot filter \"action_status == 'failed'\" app.log",
            "  eliot filter --task 'status == `500`' app.log | eliot tree",
            "  eliot filter \"message_type == 'stock:checked'\" --extract '{sku: sku, left: left}' app.log"
        })
final class FilterCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "QUERY",
            converter = TreeCommand.QueryConverter.class,
            description = "A message is written if this finds something in it: not null, false, zero or empty.")
    private @Nullable Query query;

    @Parameters(index = "1..*", paramLabel = "FILE", description = InputArguments.HELP)
    private List<String> files = new ArrayList<>();

    @Option(names = "--task", description = "Write all messages of the tasks in which one message matches.")
    private boolean isByTask;

    @Option(
            names = "--extract",
            paramLabel = "QUERY",
            converter = TreeCommand.QueryConverter.class,
            description = "Write what this finds in a message instead of the message; nothing if it finds null.")
    private @Nullable Query extract;

    FilterCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        LogFiles opened = LogFiles.of(session, files);
        Progress progress = InputArguments.progress(session, opened);
        SkippedLines skipped = new SkippedLines(session, progress);
        if (isByTask) {
            TaskParser parser = TaskParser.builder().onRefusedLine(skipped).build(this::filter);
            LogLines.merged(opened, progress, parser::add);
            parser.finish();
        } else {
            boolean isLive = opened.isOnlyStdin();
            LogLines.merged(opened, progress, (line, source) -> {
                filter(line, source, skipped);
                if (isLive && line.isAtEnd()) {
                    session.out().flush();
                }
            });
        }
        return skipped.finish();
    }

    private void filter(LineReader line, String source, SkippedLines skipped) throws IOException {
        byte[] json = Arrays.copyOfRange(line.buffer(), line.offset(), line.offset() + line.length());
        Map<String, @Nullable Object> message;
        try {
            message = JsonLines.readMap(json);
        } catch (JacksonException e) {
            skipped.accept(new RefusedLine(source, line.number(), false, "not a JSON object", new String(json, UTF_8)));
            return;
        }
        if (matches(message)) {
            write(message, json);
        }
    }

    private boolean matches(Map<String, @Nullable Object> message) {
        return query != null && query.matches(message);
    }

    private void filter(Task task) {
        List<WrittenMessage> messages = task.messages().toList();
        if (messages.stream().anyMatch(message -> matches(message.fields()))) {
            ReadingOrder.of(messages).forEach(this::write);
        }
    }

    private void write(WrittenMessage message) {
        try {
            write(message.fields(), message.jsonBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Map<String, @Nullable Object> message, byte[] json) throws IOException {
        if (extract == null) {
            session.out().stream().write(json);
        } else {
            Object found = extract.search(message);
            if (found == null) {
                return;
            }
            session.out().write(MAPPER.writeValueAsString(found));
        }
        session.out().write("\n");
    }
}
