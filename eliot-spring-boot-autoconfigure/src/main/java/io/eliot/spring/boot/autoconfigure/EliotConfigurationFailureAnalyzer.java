// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a wrong configuration as a sentence instead of a stack trace. */
final class EliotConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<EliotConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EliotConfigurationException cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}
