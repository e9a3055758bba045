// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eliot.json.FieldList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTests {
    @Test // M1
    void serializesByItsFunctionAndValidatesByItsConditions() {
        Field<Class<?>> field = Field.<Class<?>>of("class", Class::getSimpleName)
                .describedAs("the class")
                .validatedBy(type -> {
                    if (type.isInterface()) {
                        throw new ValidationException(type, "no interfaces");
                    }
                });

        assertThat(field.name()).isEqualTo("class");
        assertThat(field.description()).isEqualTo("the class");
        assertThat(field.serialize(String.class)).isEqualTo("String");
        field.validate(String.class);
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> field.validate(List.class))
                .withMessage("no interfaces")
                .satisfies(e -> assertThat(e.value()).isEqualTo(List.class)); // M16
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> field.validate(null));
    }

    @Test // M2
    void aConstantIsWrittenWhateverIsGiven() {
        Field<Object> field = Field.forValue("kind", "x");

        assertThat(field.serialize("y")).isEqualTo("x");
        field.validate("x");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> field.validate("y"))
                .withMessage("Field \"kind\" must be x, not y");
    }

    @Test // M3
    void takesValuesOfItsTypesAndOfSubtypes() {
        Field<Object> field = Field.forTypes("f", Void.class, Map.class, BigInteger.class);

        field.validate(null);
        field.validate(new TreeMap<>());
        field.validate(BigInteger.TEN);
        assertThat(field.serialize(1.5)).isEqualTo(1.5);
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> field.validate(1))
                .withMessage("Field \"f\" must be of type null or Map or BigInteger, not java.lang.Integer");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Field.forTypes("g", Double.class).validate(null))
                .withMessage("Field \"g\" must be of type Double, not null");
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> Field.forTypes("g", List.class).validate(new Object[0]));
    }

    @Test // M3
    void knowsTheTypesOfJsonOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Field.forTypes("when", java.time.Instant.class))
                .withMessage(
                        "Field \"when\" cannot be of type java.time.Instant: give it a serializer that makes it text,"
                                + " a number, a list or a map");
    }

    @Test // M4
    void severalFieldsInAFewWords() {
        Field<Object> first = Field.forValue("a", 1);

        assertThat(Field.fields(first, "b", String.class, "c", Long.class))
                .map(Field::name)
                .containsExactly("a", "b", "c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Field.fields("b"))
                .withMessage("Neither a field nor a name followed by a type: b");
    }

    @ParameterizedTest // M5, M15
    @ValueSource(strings = {"task_level", "task_uuid", "timestamp", "message_type", "action_type", "action_status"})
    void noFieldHasANameOfTheEnvelope(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageType.of("m", Field.forTypes(name, String.class)))
                .withMessage("The field \"" + name + "\" is Eliot's own: choose another name");
    }

    @Test // M5
    void namesAreDistinctAndDoNotBeginWithAnUnderscore() {
        List<Field<?>> twice = Field.fields("a", String.class, "a", Long.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionType.of("a", List.of(), twice))
                .withMessage("Two fields have the name \"a\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageType.of("m", Field.fields("_id", String.class)))
                .withMessage("The field \"_id\" begins with an underscore: such names belong to storage systems");
    }

    @Test // M9
    void serializesDeclaredFieldsInPlaceAndLeavesTheOthers() {
        DeclaredFields declared =
                MessageType.of("m", Field.<Integer>of("b", n -> n * 2)).fields();

        List<String> written = new ArrayList<>();
        declared.serialize(FieldList.of("a", 1, "b", 2, "c", 3), thrown -> written.add("failed"))
                .forEach((name, value) -> written.add(name + "=" + value));

        assertThat(written).containsExactly("a=1", "b=4", "c=3");
    }

    @Test // M10, M13
    void findsWhatIsMissingWrongOrUnexpected() {
        DeclaredFields declared = MessageType.of("m", Field.fields("a", String.class, "b", Long.class, "c", List.class))
                .fields();

        assertThat(declared.violations(FieldList.of("x", 1, "a", 2, "b", 3L)))
                .containsExactly(
                        "Field \"a\" must be of type String, not java.lang.Integer",
                        "Field \"c\" is missing",
                        "Unexpected field \"x\"");
        assertThat(declared.violations(FieldList.of("c", List.of(), "a", "", "b", 1L)))
                .isEmpty();
    }

    @Test // M11
    void typesKnowWhatTheyAre() {
        MessageType message =
                MessageType.of("m", Field.forTypes("a", String.class)).describedAs("told");
        ActionType action =
                ActionType.of("a", Field.fields("s", String.class), List.of()).describedAs("done");

        assertThat(message).hasToString("m");
        assertThat(message.description()).isEqualTo("told");
        assertThat(message.fields().asList()).hasSize(1).isUnmodifiable();
        assertThat(action).hasToString("a");
        assertThat(action.description()).isEqualTo("done");
        assertThat(action.startFields().asList()).hasSize(1);
        assertThat(action.successFields().asList()).isEmpty();
        assertThat(action.startFields().asList().get(0)).hasToString("s");
    }
}
