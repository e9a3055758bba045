// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.spring.scheduling.ContextCarryingExecutors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Which executors among the beans do not carry the current action to the work they are given, where others do: those of
 * the JDK that are known by their class, so that nothing can stand in for them.
 */
final class BareExecutors {
    private static final String DECLARED = "It is declared by its class.";
    private static final String DECLARE =
            "Declare it as ExecutorService or ScheduledExecutorService, or wrap it by ContextCarriers.executorService(...).";
    private static final String MADE = "The factory that makes it shows its class.";
    private static final String HIDE =
            "Set exposeUnconfigurableExecutor of the factory, or declare what it makes as a bean"
                    + " of type ExecutorService.";

    private final ConfigurableListableBeanFactory beans;

    BareExecutors(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** None where no executor is meant to carry it; a lazy bean is left until somebody else asks for it. */
    List<BareExecutor> all() {
        List<BareExecutor> bare = new ArrayList<>();
        if (beans.getBeanNamesForType(ContextCarryingExecutors.class, true, false).length > 0) {
            for (String name : beans.getBeanNamesForType(ExecutorService.class, true, false)) {
                if (beans.containsSingleton(name)) {
                    addTo(bare, name);
                }
            }
        }
        return bare;
    }

    private void addTo(List<BareExecutor> bare, String name) {
        try {
            addTo(bare, name, beans.getBean(name).getClass());
        } catch (BeansException e) {
            // what its factory cannot make is given no work
        }
    }

    /** What carries the action is of a class of ours; what a factory of Spring's makes has no name. */
    private void addTo(List<BareExecutor> bare, String name, Class<?> exact) {
        Class<?> type = exact.isAnonymousClass() ? exact.getSuperclass() : exact;
        if (type.getName().startsWith("java.util.concurrent.")) {
            boolean made = beans.isFactoryBean(name);
            bare.add(new BareExecutor(name, type.getSimpleName(), made ? MADE : DECLARED, made ? HIDE : DECLARE));
        }
    }

    /** One of them, why, and what to do. */
    record BareExecutor(String bean, String type, String reason, String remedy) {}
}
