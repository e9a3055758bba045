// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/** Which recording is right for which method. */
final class Recordings {
    private Recordings() {}

    static Recording of(Method method) {
        Class<?> type = method.getReturnType();
        if (CompletionStage.class.isAssignableFrom(type)) {
            return new CallRecording(new StageEnding(type));
        }
        ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
        return adapter == null ? CallRecording.OF_VALUE : new SubscriptionRecording(adapter);
    }
}
