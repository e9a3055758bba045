// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.util.ClassUtils;

/** The methods that are actions. */
final class ActionPointcut extends StaticMethodMatcherPointcut {
    private final ActionTypes types = new ActionTypes();
    private final ActionMethods methods;
    private volatile boolean proxiesClasses = true;

    ActionPointcut(ActionMethods methods) {
        this.methods = methods;
        setClassFilter(this::isCandidate);
    }

    void proxiesClasses(boolean forced) {
        proxiesClasses = forced;
    }

    /** A class that needs a subclass as its proxy and can have none would keep the application from starting. */
    private boolean isCandidate(Class<?> type) {
        return types.mayHaveActions(type) && (Subclassing.obstacle(type) == null || isProxiedByInterface(type));
    }

    private boolean isProxiedByInterface(Class<?> type) {
        return Proxy.isProxyClass(type)
                || ClassUtils.isLambdaClass(type)
                || (!proxiesClasses && type.getInterfaces().length > 0);
    }

    @Override
    public boolean matches(Method method, Class<?> targetClass) {
        return methods.includes(method, targetClass);
    }
}
