// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcomes;
import org.springframework.boot.context.annotation.ImportCandidates;

/** Which of Eliot's auto-configurations are in effect, and why the others are not. */
final class Instrumentation {
    private static final String OURS = "io.eliot.spring.boot.autoconfigure.";

    private final ConfigurableListableBeanFactory beans;

    Instrumentation(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    List<Part> parts() {
        SortedMap<String, Part> parts = new TreeMap<>();
        for (String candidate : ImportCandidates.load(AutoConfiguration.class, beans.getBeanClassLoader())) {
            if (candidate.startsWith(OURS) && !candidate.startsWith(getClass().getPackageName())) {
                Part part = part(candidate);
                parts.put(part.name(), part);
            }
        }
        return List.copyOf(parts.values());
    }

    private Part part(String autoConfiguration) {
        String simpleName = autoConfiguration.substring(autoConfiguration.lastIndexOf('.') + 1);
        String name =
                simpleName.replace("Eliot", "").replace("AutoConfiguration", "").toLowerCase(Locale.ROOT);
        boolean active = beans.containsBeanDefinition(autoConfiguration);
        return new Part(name.isEmpty() ? "logger" : name, active, active ? "" : whyNot(autoConfiguration));
    }

    private String whyNot(String autoConfiguration) {
        ConditionEvaluationReport report = ConditionEvaluationReport.get(beans);
        if (report.getExclusions().contains(autoConfiguration)) {
            return "excluded";
        }
        ConditionAndOutcomes outcomes = report.getConditionAndOutcomesBySource().get(autoConfiguration);
        return outcomes == null ? "not imported" : reasons(outcomes);
    }

    private static String reasons(ConditionAndOutcomes outcomes) {
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
