// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

/** What Jackson knows of a class, asked once: its properties, or that it has a serialiser of its own. */
final class Shapes {
    private static final String JACKSON = "tools.jackson.databind.";

    /** Serialisers of Jackson's own that stand for a decision of the class's author: a value, a tree, a converter. */
    private static final List<String> DECIDED =
            List.of(JACKSON + "ser.jackson.", JACKSON + "ser.std.StdConvertingSerializer");

    private final JsonMapper mapper;
    private final boolean users;

    Shapes(@Nullable JsonMapper mapper) {
        this.users = mapper != null;
        this.mapper = mapper != null
                ? mapper
                : JsonMapper.builder()
                        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .build();
    }

    /** The serialiser a module of the user's has for this class. */
    @Nullable
    Encoding ofModule(Class<?> type) {
        return users && isForeign(serializerOf(type)) ? new SerializerEncoding(mapper) : null;
    }

    Encoding of(Class<?> type) {
        ValueSerializer<?> serializer = Opaque.includes(type) ? null : serializerOf(type);
        if (serializer instanceof BeanSerializerBase bean) {
            return members(type, bean);
        }
        boolean decided = serializer != null && (isForeign(serializer) || isDecided(serializer));
        return decided ? new SerializerEncoding(mapper) : Scalars::described;
    }

    private static Encoding members(Class<?> type, BeanSerializerBase serializer) {
        List<Member> members = new ArrayList<>();
        Iterator<PropertyWriter> properties = serializer.properties();
        while (properties.hasNext()) {
            if (properties.next() instanceof BeanPropertyWriter property) {
                Member member = Member.of(property, type);
                if (member != null) {
                    members.add(member);
                }
            }
        }
        return members.isEmpty() && !type.isRecord() ? Scalars::described : new MembersEncoding(members);
    }

    private static boolean isForeign(@Nullable ValueSerializer<?> serializer) {
        return serializer != null && !serializer.getClass().getName().startsWith(JACKSON);
    }

    private static boolean isDecided(ValueSerializer<?> serializer) {
        return DECIDED.stream().anyMatch(serializer.getClass().getName()::startsWith);
    }

    private @Nullable ValueSerializer<?> serializerOf(Class<?> type) {
        try {
            return mapper._serializationContext().findValueSerializer(type);
        } catch (RuntimeException | LinkageError | StackOverflowError undescribable) {
            return null;
        }
    }
}
