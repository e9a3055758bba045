// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Captures what the code under test logs, for each test anew, and hands it to parameters of type {@link CapturedLogs}.
 *
 * <pre>{@code
 * @CaptureLogging
 * class OrderServiceTests {
 *     @Test
 *     void placesAnOrder(CapturedLogs logs) {
 *         service.place(new Order("A-17", 2));
 *
 *         assertThat(logs).hasAction("OrderService.place").succeeded();
 *     }
 * }
 * }</pre>
 *
 * <p>A test fails by itself when something unexpected is logged, see {@link CapturedLogs#close()}; the check comes after
 * the test's {@code @AfterEach} methods, which may have the logs handed to them too (spec N10, N11). When a test fails
 * for another reason, what was logged is shown with its failure. On a class, it is for its nested classes and
 * subclasses too. Tests may run in parallel.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CaptureLoggingExtension.class)
@ResourceLock(providers = CaptureLocks.class)
public @interface CaptureLogging {
    /**
     * Whether to capture also what is logged in tasks of their own by threads that no context was carried to. No other
     * capturing test runs meanwhile.
     *
     * @return false unless set
     */
    boolean allThreads() default false;
}
