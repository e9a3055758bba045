// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * What the application logs and where to.
 *
 * @param enabled Whether Eliot is set up at all. When it is not, what the application logs goes nowhere.
 * @param globalFields Fields of every message. A field without a value is left out; "service" is the name of the
 *     application unless it is set here.
 * @param disabledTypes Types of messages and actions that leave nothing, such as "cache:get" or "cache:*". What happens in
 *     such an action stands in the action around it; where there is none, it leaves nothing either.
 * @param destinations Destinations of messages by name, each with its type and what that type needs. Without any, the
 *     tree of each finished task is printed to the console.
 */
@ConfigurationProperties(EliotProperties.PREFIX)
record EliotProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Map<String, Object> globalFields,
        @DefaultValue List<String> disabledTypes,
        @DefaultValue Map<String, Map<String, String>> destinations) {
    static final String PREFIX = "eliot";
    static final String GLOBAL_FIELDS = PREFIX + ".global-fields";
    static final String DISABLED_TYPES = PREFIX + ".disabled-types";
    static final String DESTINATIONS = PREFIX + ".destinations";

    EliotProperties {
        globalFields = eachOnce(globalFields);
        destinations = eachOnce(destinations);
    }

    /**
     * To Boot all spellings of a name are one, and have one value, but each is a key. That of a variable of the environment
     * has lost its dashes and capitals.
     */
    private static <V> Map<String, V> eachOnce(Map<String, V> values) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : values.keySet()) {
            String lost = Spelling.uniform(name);
            names.merge(lost, name, (one, other) -> other.equals(lost) ? one : other);
        }
        Map<String, V> once = new LinkedHashMap<>();
        names.values().forEach(name -> once.put(name, values.get(name)));
        return once;
    }

    static EliotProperties of(Environment environment) {
        return Binder.get(environment)
                .bind(PREFIX, Bindable.of(EliotProperties.class), new EmptyGroups())
                .orElseGet(() -> new Binder().bindOrCreate(PREFIX, EliotProperties.class));
    }

    /**
     * YAML has an empty text where nothing stands below a name. That of the prefix itself may be whatever else goes by our
     * name, such as a variable of the environment.
     */
    private static final class EmptyGroups extends IgnoreTopLevelConverterNotFoundBindHandler {
        @Override
        public @Nullable Object onFailure(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
                throws Exception {
            return isEmptyMap(target, context) ? Map.of() : super.onFailure(name, target, context, error);
        }

        private static boolean isEmptyMap(Bindable<?> target, BindContext context) {
            ConfigurationProperty property = context.getConfigurationProperty();
            return property != null
                    && property.getValue().equals("")
                    && target.getType().toClass() == Map.class;
        }
    }
}
