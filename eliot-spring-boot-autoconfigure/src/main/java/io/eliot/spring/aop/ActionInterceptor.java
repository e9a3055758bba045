// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;

/** Looks up what is known of the method and has the call recorded as its return type asks for. */
final class ActionInterceptor implements MethodInterceptor {
    private final ActionLogger logger;
    private final ActionMethods methods;

    ActionInterceptor(ActionLogger logger, ActionMethods methods) {
        this.logger = logger;
        this.methods = methods;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        ActionMethod method = methods.of(invocation.getMethod(), targetClass(invocation));
        return method == null ? invocation.proceed() : method.record(logger, invocation);
    }

    private static Class<?> targetClass(MethodInvocation invocation) {
        Object target = invocation.getThis();
        return target == null ? invocation.getMethod().getDeclaringClass() : AopUtils.getTargetClass(target);
    }
}
