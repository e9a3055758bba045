// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import io.eliot.context.ContextCarriers;
import io.eliot.spring.scheduling.ContextTaskDecorator;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;

/**
 * Has the executor that an {@code AsyncConfigurer} makes carry what is current: mostly it is no bean. Comes before what
 * makes methods asynchronous, which is asked for its executor as soon as it knows the beans.
 */
final class AsyncExecutor implements InstantiationAwareBeanPostProcessor, PriorityOrdered {
    private static final String EXECUTOR = "executor";

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public boolean postProcessAfterInstantiation(Object bean, String name) {
        if (bean instanceof AsyncAnnotationBeanPostProcessor) {
            DirectFieldAccessor fields = new DirectFieldAccessor(bean);
            if (fields.isReadableProperty(EXECUTOR) && fields.getPropertyValue(EXECUTOR) instanceof Supplier<?> made) {
                fields.setPropertyValue(EXECUTOR, (Supplier<@Nullable Executor>) () -> carrying(made.get()));
            }
        }
        return true;
    }

    private static @Nullable Executor carrying(@Nullable Object made) {
        if (!(made instanceof Executor executor)) {
            return null;
        }
        return ContextTaskDecorator.isOf(executor) ? executor : ContextCarriers.executor(executor);
    }
}
