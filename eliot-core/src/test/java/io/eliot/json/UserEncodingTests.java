// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.ser.std.StdSerializer;

class UserEncodingTests {
    interface Priced {}

    record Money(String currency, long cents) implements Priced {}

    record Named(
            @JsonProperty("called") String firstName,
            @JsonIgnore String left,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String maybe) {}

    record Code(@JsonValue String text) {}

    record Open(@JsonAnyGetter Map<String, String> rest) {}

    static final class MoneySerializer extends StdSerializer<Money> {
        MoneySerializer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money value, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("amount", value.currency() + value.cents());
            out.writeStringProperty("password", "hunter2");
            out.writeEndObject();
        }
    }

    @Test // L1
    void writesATypeAsItsFunctionSays() {
        ValueEncoder encoder = Written.patiently()
                .encode(Priced.class, priced -> "priced")
                .encode(Money.class, money -> Map.of("cents", money.cents()))
                .encode(Integer.class, number -> "#" + number)
                .build();

        assertThat(Written.by(encoder, List.of(new Money("EUR", 5), new Priced() {}, 7))
                        .json())
                .isEqualTo("[{\"cents\":\"#5\"},\"priced\",\"#7\"]".replace("\"#5\"", "5"));
        assertThat(Written.by(encoder, 7).json()).isEqualTo("\"#7\"");
    }

    @Test
    void losesOnlyTheValueWhoseFunctionIsBroken() {
        ValueEncoder encoder = Written.patiently()
                .encode(Money.class, money -> {
                    throw new IllegalStateException("broken");
                })
                .encode(Code.class, code -> code)
                .build();

        assertThat(Written.by(encoder, List.of(1, new Money("EUR", 5), new Code("c")))
                        .json())
                .isEqualTo(
                        "[1,\"[error: java.lang.IllegalStateException]\",\"[cycle: " + Code.class.getName() + "]\"]");
    }

    @Test
    void honoursJacksonAnnotations() {
        ValueEncoder encoder = Written.patiently().build();

        assertThat(Written.by(encoder, new Named("Ada", "x", null)).json()).isEqualTo("{\"called\":\"Ada\"}");
        assertThat(Written.by(encoder, new Code("c")).json()).isEqualTo("\"c\"");
        assertThat(Written.by(encoder, new Open(Map.of("token", "hunter2"))).json())
                .isEqualTo("{\"rest\":{\"token\":\"[redacted]\"}}");
        assertThat(Written.by(
                                encoder,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("a", 1.50)
                                        .put("pin", "hunter2"))
                        .json())
                .isEqualTo("{\"a\":1.5,\"pin\":\"[redacted]\"}");
    }

    @Test
    void takesNamesAndSerialisersFromTheUsersMapper() {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new SimpleModule().addSerializer(new MoneySerializer()))
                .build();
        ValueEncoder encoder = Written.patiently().mapper(mapper).build();

        assertThat(Written.by(encoder, new Line("A", new Money("EUR", 5))).json())
                .isEqualTo("{\"sku_code\":\"A\",\"unit_price\":{\"amount\":\"EUR5\",\"password\":\"[redacted]\"}}");
    }

    record Line(String skuCode, Money unitPrice) {}
}
