// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import org.jspecify.annotations.Nullable;

/** Classes of platforms and frameworks: they say what they are by {@code toString()}, their getters may do anything. */
final class Opaque {
    private static final String[] PACKAGES = {
        "java.",
        "javax.",
        "jdk.",
        "sun.",
        "com.sun.",
        "jakarta.",
        "kotlin.",
        "kotlinx.",
        "scala.",
        "groovy.",
        "org.springframework.",
        "org.hibernate.",
        "org.eclipse.",
        "org.apache.",
        "org.slf4j.",
        "ch.qos.logback.",
        "io.micrometer.",
        "io.netty.",
        "io.opentelemetry.",
        "reactor.",
        "io.reactivex.",
        "io.smallrye.",
        "io.undertow.",
        "com.zaxxer.hikari.",
        "org.postgresql.",
        "com.mysql.",
        "oracle.",
        "org.h2.",
        "org.mockito.",
        "net.bytebuddy.",
        "com.google.protobuf.",
        "com.google.common.",
        "okhttp3.",
        "feign.",
        "org.aspectj."
    };

    private Opaque() {}

    static boolean includes(Class<?> type) {
        return !type.isRecord() && isOfFramework(type);
    }

    static boolean isOfFramework(@Nullable Class<?> type) {
        if (type == null) {
            return true;
        }
        for (String each : PACKAGES) {
            if (type.getName().startsWith(each)) {
                return true;
            }
        }
        return false;
    }
}
