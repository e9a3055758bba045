// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Lets tests that capture all threads run alone among those that capture. */
final class CaptureLocks implements ResourceLocksProvider {
    private static final String KEY = "io.eliot.test.CaptureLogging";

    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosingTypes, Class<?> testClass, Method method) {
        boolean alone = CaptureOptions.allThreads(method, testClass, enclosingTypes);
        return Set.of(new Lock(KEY, alone ? ResourceAccessMode.READ_WRITE : ResourceAccessMode.READ));
    }
}
