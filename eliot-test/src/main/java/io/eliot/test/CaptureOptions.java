// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/** The annotation that counts for a test: the nearest, going outwards. */
final class CaptureOptions {
    private CaptureOptions() {}

    static boolean allThreads(Method method, Class<?> testClass, List<Class<?>> enclosingTypes) {
        return Stream.of(Stream.of(method, testClass), innermostFirst(enclosingTypes))
                .<AnnotatedElement>flatMap(part -> part)
                .map(element -> AnnotationSupport.findAnnotation(element, CaptureLogging.class))
                .flatMap(Optional::stream)
                .findFirst()
                .map(CaptureLogging::allThreads)
                .orElse(false);
    }

    private static Stream<Class<?>> innermostFirst(List<Class<?>> outermostFirst) {
        return Stream.iterate(outermostFirst.size() - 1, i -> i >= 0, i -> i - 1)
                .map(outermostFirst::get);
    }
}
