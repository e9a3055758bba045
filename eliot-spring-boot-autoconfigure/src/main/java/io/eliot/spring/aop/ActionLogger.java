// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.Eliot;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The logger of the actions. No call makes the bean: it may come on a thread that Spring would keep waiting, from what the
 * logger itself needs, or after a start that failed, when no bean can be made any more. Until the logger is there, actions
 * are logged as code that has no logger would log them.
 */
final class ActionLogger {
    private final Supplier<EliotLogger> source;
    private volatile @Nullable ConfigurableListableBeanFactory beans;
    private volatile @Nullable EliotLogger known;

    ActionLogger(Supplier<EliotLogger> source) {
        this.source = source;
    }

    void comesFrom(ConfigurableListableBeanFactory factory) {
        beans = factory;
    }

    EliotLogger get() {
        EliotLogger logger = known;
        if (logger != null) {
            return logger;
        }
        return isThere() ? obtain() : substitute();
    }

    EliotLogger obtain() {
        EliotLogger logger = source.get();
        known = logger;
        return logger;
    }

    private boolean isThere() {
        ConfigurableListableBeanFactory factory = beans;
        return factory == null
                || Stream.of(factory.getBeanNamesForType(EliotLogger.class, true, false))
                        .allMatch(factory::containsSingleton);
    }

    private static EliotLogger substitute() {
        EliotAction action = Eliot.currentAction();
        return action == null ? Eliot.defaultLogger() : action.logger();
    }
}
