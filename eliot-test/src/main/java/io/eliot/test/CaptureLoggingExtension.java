// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.ActionContext;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Starts a capture before the first {@code @BeforeEach} method of a test, ends it after its last {@code @AfterEach}. */
final class CaptureLoggingExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(CaptureLoggingExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        boolean allThreads = CaptureOptions.allThreads(
                context.getRequiredTestMethod(), context.getRequiredTestClass(), context.getEnclosingTestClasses());
        context.getStore(NAMESPACE).put(CapturedLogs.class, CapturedLogs.start(allThreads));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        CapturedLogs logs = context.getStore(NAMESPACE).remove(CapturedLogs.class, CapturedLogs.class);
        if (logs == null) {
            return;
        }
        Throwable failure = context.getExecutionException().orElse(null);
        if (failure == null) {
            logs.close();
        } else {
            showTree(context, failure, logs.messages());
            logs.closeAfterFailure();
        }
    }

    private static void showTree(ExtensionContext context, Throwable failure, List<LoggedMessage> messages) {
        String postscript = LoggedTree.asPostscript(messages);
        boolean shown = String.valueOf(failure.getMessage()).contains("What was logged:");
        if (!shown && !(failure instanceof TestAbortedException)) {
            int others = failure.getSuppressed().length;
            failure.addSuppressed(new LogOfFailedTest(postscript));
            if (failure.getSuppressed().length == others) { // it was made to take none
                context.publishReportEntry("log", postscript);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CapturedLogs.class && logs(context) != null;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return logs(context);
    }

    private static @Nullable CapturedLogs logs(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(CapturedLogs.class, CapturedLogs.class);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        capturing(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        capturing(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        capturing(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
            throws Throwable {
        capturing(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        capturing(invocation, context);
    }

    /** A timeout may have moved this part of the test to a thread of its own. */
    private static void capturing(Invocation<@Nullable Void> part, ExtensionContext context) throws Throwable {
        CapturedLogs logs = logs(context);
        if (logs == null || logs.isCurrent()) {
            part.proceed();
            return;
        }
        ActionContext outside = logs.enter();
        try {
            part.proceed();
        } finally {
            logs.leave(outside);
        }
    }
}
