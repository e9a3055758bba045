// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** When the action of a call starts and ends: a matter of the return type. Stateless. */
@FunctionalInterface
interface Recording {
    /**
     * Proceeds with the call.
     *
     * @return what the caller gets
     * @throws Throwable what the method throws
     */
    @Nullable
    Object record(ActionMethod method, ActionLogger logger, MethodInvocation invocation) throws Throwable;
}
