// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.json.Fatal;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/** A part of an argument. */
final class ExpressionValue implements FieldValue {
    /** Compiled after the first evaluation, where the types are public; reflection otherwise. */
    private static final ExpressionParser PARSER = new SpelExpressionParser(
            new SpelParserConfiguration(SpelCompilerMode.MIXED, ExpressionValue.class.getClassLoader()));

    private static final EvaluationContext READ_ONLY = SimpleEvaluationContext.forReadOnlyDataBinding()
            .withInstanceMethods()
            .build();

    private final Expression expression;
    private final FieldValue part;

    private ExpressionValue(Expression expression, FieldValue part) {
        this.expression = expression;
        this.part = part;
    }

    static FieldValue parse(Method method, String text, FieldValue part) {
        try {
            return new ExpressionValue(PARSER.parseExpression(text), part);
        } catch (ParseException e) {
            throw ActionMisuseException.badExpression(method, text, e);
        }
    }

    @Override
    public @Nullable Object of(@Nullable Object argument) {
        if (argument == null) {
            return null;
        }
        try {
            return part.of(expression.getValue(READ_ONLY, argument));
        } catch (Throwable e) {
            Fatal.rethrow(e);
            return "[" + expression.getExpressionString() + " failed: "
                    + e.getClass().getName() + "]";
        }
    }
}
