// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcomes;
import org.springframework.boot.context.annotation.ImportCandidates;

/** Which of Eliot's auto-configurations are in effect, and why the others are not. */
final class Instrumentation {
    private static final String OURS = "io.eliot.spring.boot.autoconfigure.";

    /** Its conditions were looked at then, and are not known any more. */
    private static final String AHEAD_OF_TIME = "left out when the application was processed ahead of time";

    private final ConfigurableListableBeanFactory beans;

    Instrumentation(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (String candidate : ImportCandidates.load(AutoConfiguration.class, beans.getBeanClassLoader())) {
            if (candidate.startsWith(OURS) && !candidate.startsWith(getClass().getPackageName())) {
                parts.add(part(candidate));
            }
        }
        parts.sort(Comparator.comparing(Part::name));
        return parts;
    }

    private Part part(String autoConfiguration) {
        int begin = autoConfiguration.lastIndexOf('.') + 1 + "Eliot".length();
        int end = autoConfiguration.length() - "AutoConfiguration".length();
        String name = autoConfiguration.substring(begin, end).toLowerCase(Locale.ROOT);
        boolean active = beans.containsBeanDefinition(autoConfiguration);
        return new Part(name.isEmpty() ? "logger" : name, active, active ? "" : whyNot(autoConfiguration));
    }

    private String whyNot(String autoConfiguration) {
        ConditionEvaluationReport report = ConditionEvaluationReport.get(beans);
        if (report.getExclusions().contains(autoConfiguration)) {
            return "excluded";
        }
        ConditionAndOutcomes outcomes = report.getConditionAndOutcomesBySource().get(autoConfiguration);
        if (outcomes == null) {
            return AotDetector.useGeneratedArtifacts() ? AHEAD_OF_TIME : "not imported";
        }
        StringJoiner reasons = new StringJoiner("; ");
        for (ConditionAndOutcome each : outcomes) {
            if (!each.getOutcome().isMatch()) {
                reasons.add(Objects.toString(each.getOutcome().getMessage(), ""));
            }
        }
        return reasons.toString();
    }

    /** One of them; the reason is empty when it is in effect. */
    record Part(String name, boolean active, String reason) {}
}
