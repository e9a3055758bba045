// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.web;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether a name is given. To Boot's own condition a property without a value is set. */
final class NamedProblemDetailProperty extends SpringBootCondition {
    static final String PROPERTY = EliotWebServerProperties.PREFIX + ".problem-detail-property";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return new ConditionOutcome(
                StringUtils.hasText(context.getEnvironment().getProperty(PROPERTY)),
                ConditionMessage.forCondition("Property").because(PROPERTY + " has to be a name"));
    }
}
