// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.spring.scheduling.ContextCarryingExecutors;
import io.eliot.spring.scheduling.Uncarried;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Which executors among the beans do not carry the current action to the work they are given, where others do. */
final class BareExecutors {
    private final ConfigurableListableBeanFactory beans;

    BareExecutors(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** None where no executor is meant to carry it. */
    List<BareExecutor> all() {
        List<BareExecutor> bare = new ArrayList<>();
        for (String carrying : beans.getBeanNamesForType(ContextCarryingExecutors.class, true, false)) {
            addTo(bare, beans.getBean(carrying, ContextCarryingExecutors.class));
        }
        return bare;
    }

    /** A lazy bean is left until somebody else asks for it. */
    private void addTo(List<BareExecutor> bare, ContextCarryingExecutors carrying) {
        for (String name : beans.getBeanNamesForType(Executor.class, true, false)) {
            if (beans.containsSingleton(name)) {
                addTo(bare, name, carrying);
            }
        }
    }

    private void addTo(List<BareExecutor> bare, String name, ContextCarryingExecutors carrying) {
        try {
            Executor executor = beans.getBean(name, Executor.class);
            Uncarried why = carrying.whyNot(executor, name);
            if (why != null) {
                bare.add(new BareExecutor(name, nameOf(executor.getClass()), why.reason(), why.remedy()));
            }
        } catch (BeansException e) {
            // what its factory cannot make is given no work
        }
    }

    /** What a factory of Spring's makes is of a class without a name. */
    private static String nameOf(Class<?> type) {
        return (type.isAnonymousClass() ? type.getSuperclass() : type).getSimpleName();
    }

    /** One of them, why, and what to do. */
    record BareExecutor(String bean, String type, String reason, String remedy) {}
}
