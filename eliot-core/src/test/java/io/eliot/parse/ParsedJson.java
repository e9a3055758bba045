// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks in the form of the corpus' {@code parsed.json}. */
final class ParsedJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ParsedJson() {}

    static ObjectNode of(Task task, @Nullable Long completedByLine) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("task_uuid", task.uuid());
        json.put("complete", task.isComplete());
        json.put("completed_by_line", completedByLine);
        json.set("root", of(task.root()));
        return json;
    }

    private static ObjectNode of(WrittenNode node) {
        return node instanceof WrittenAction action ? of(action) : of((WrittenMessage) node);
    }

    private static ObjectNode of(WrittenMessage message) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", "message");
        json.set("task_level", of(message.level()));
        json.set("timestamp", of(message.fields().get("timestamp")));
        json.set("message_type", of(message.fields().get("message_type")));
        json.set("fields", fields(message, Set.of("message_type")));
        return json;
    }

    private static ObjectNode of(WrittenAction action) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", "action");
        json.set("task_level", of(action.level()));
        json.put("action_type", action.type());
        ActionStatus status = action.status();
        json.put("status", status == null ? null : status.wireName());
        json.set("start_time", edge(action.start()).path("timestamp"));
        json.set("end_time", edge(action.end()).path("timestamp"));
        json.set("exception", edge(action.end()).path("fields").path("exception"));
        json.set("reason", edge(action.end()).path("fields").path("reason"));
        json.set("start", edge(action.start()));
        json.set("end", edge(action.end()));
        ArrayNode children = json.putArray("children");
        action.children().forEach(child -> children.add(of(child)));
        return json;
    }

    private static JsonNode edge(@Nullable WrittenMessage message) {
        if (message == null) {
            return MAPPER.nullNode();
        }
        ObjectNode json = MAPPER.createObjectNode();
        json.set("timestamp", of(message.fields().get("timestamp")));
        json.set("task_level", of(message.level()));
        json.set("fields", fields(message, Set.of("action_type", "action_status")));
        return json;
    }

    private static ArrayNode of(TaskLevel level) {
        ArrayNode json = MAPPER.createArrayNode();
        level.asList().forEach(json::add);
        return json;
    }

    private static JsonNode fields(WrittenMessage message, Set<String> skipped) {
        Map<String, @Nullable Object> fields = new TreeMap<>(message.fields());
        fields.keySet().removeAll(Set.of("timestamp", "task_uuid", "task_level"));
        fields.keySet().removeAll(skipped);
        return of(fields);
    }

    private static JsonNode of(@Nullable Object value) {
        return withoutNonFinite(MAPPER.valueToTree(value));
    }

    private static JsonNode withoutNonFinite(JsonNode json) {
        if (json.isObject()) {
            ObjectNode copy = MAPPER.createObjectNode();
            json.forEachEntry((name, value) -> copy.set(name, withoutNonFinite(value)));
            return copy;
        }
        if (json.isArray()) {
            ArrayNode copy = MAPPER.createArrayNode();
            json.forEach(value -> copy.add(withoutNonFinite(value)));
            return copy;
        }
        if (json.isFloatingPointNumber() && !Double.isFinite(json.asDouble())) {
            return MAPPER.createObjectNode().put("$float", json.asString());
        }
        return json;
    }
}
