// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import io.eliot.spring.aop.ActionMisuseException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an {@code @Action} that cannot work as a sentence instead of a stack trace. */
final class ActionMisuseFailureAnalyzer extends AbstractFailureAnalyzer<ActionMisuseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ActionMisuseException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.cure(), cause);
    }
}
