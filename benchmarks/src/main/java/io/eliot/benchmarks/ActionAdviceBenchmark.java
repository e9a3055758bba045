// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import io.eliot.EliotLogger;
import io.eliot.annotation.Action;
import io.eliot.spring.aop.ActionAdvisor;
import io.eliot.spring.aop.ActionDefaults;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import io.micrometer.observation.aop.ObservedAspect;
import java.util.concurrent.TimeUnit;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.aop.aspectj.annotation.AspectJProxyFactory;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.SimpleTransactionStatus;

/**
 * What advice costs a call with two arguments and a result. The part of {@code @Action} itself is {@code action} less
 * {@code actionByHand}, which logs the very same; what {@code @Observed} adds is {@code observed} less {@code plain}. The
 * observation has a handler that does nothing, the transaction a manager that does nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ActionAdviceBenchmark {
    private final EliotLogger logger =
            EliotLogger.builder().destination("nowhere", message -> {}).build();
    private final Orders target = new Orders();
    private final Orders proxied = proxiedProxy();
    private final Orders annotated = annotatedProxy();
    private final Orders observed = observedProxy();
    private final Orders transactional = transactionalProxy();

    private final String sku = "A-17";
    private final int quantity = 2;

    private Orders proxiedProxy() {
        ProxyFactory factory = new ProxyFactory(target);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor) MethodInvocation::proceed);
        return (Orders) factory.getProxy();
    }

    private Orders annotatedProxy() {
        ProxyFactory factory = new ProxyFactory(target);
        factory.setProxyTargetClass(true);
        factory.addAdvisor(new ActionAdvisor(() -> logger, ActionDefaults.STANDARD));
        return (Orders) factory.getProxy();
    }

    private Orders observedProxy() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new Nothing());
        AspectJProxyFactory factory = new AspectJProxyFactory(target);
        factory.setProxyTargetClass(true);
        factory.addAspect(new ObservedAspect(registry));
        return factory.getProxy();
    }

    private Orders transactionalProxy() {
        AnnotationTransactionAttributeSource attributes = new AnnotationTransactionAttributeSource();
        BeanFactoryTransactionAttributeSourceAdvisor advisor = new BeanFactoryTransactionAttributeSourceAdvisor();
        advisor.setTransactionAttributeSource(attributes);
        TransactionManager transactions = new NoTransactions();
        advisor.setAdvice(new TransactionInterceptor(transactions, attributes));
        ProxyFactory factory = new ProxyFactory(target);
        factory.setProxyTargetClass(true);
        factory.addAdvisor(advisor);
        return (Orders) factory.getProxy();
    }

    /** No advice. */
    @Benchmark
    public int plain() {
        return target.plain(sku, quantity);
    }

    /** Advice that only proceeds. */
    @Benchmark
    public int proxied() {
        return proxied.plain(sku, quantity);
    }

    /** {@code @Action}: two messages, with arguments and result. */
    @Benchmark
    public int action() {
        return annotated.action(sku, quantity);
    }

    /** The same two messages without advice. */
    @Benchmark
    public int actionByHand() {
        return logger.action("Orders.action")
                .with("sku", sku)
                .with("quantity", quantity)
                .call(action -> {
                    int total = target.action(sku, quantity);
                    action.addSuccessField("result", total);
                    return total;
                });
    }

    /** {@code @Observed}: neither arguments nor result. */
    @Benchmark
    public int observed() {
        return observed.observed(sku, quantity);
    }

    /** {@code @Transactional}. */
    @Benchmark
    public int transactional() {
        return transactional.transactional(sku, quantity);
    }

    /** The bean, a method for each annotation. */
    public static class Orders {
        public int plain(String sku, int quantity) {
            return sku.length() * quantity;
        }

        @Action
        public int action(String sku, int quantity) {
            return plain(sku, quantity);
        }

        @Observed
        public int observed(String sku, int quantity) {
            return plain(sku, quantity);
        }

        @Transactional
        public int transactional(String sku, int quantity) {
            return plain(sku, quantity);
        }
    }

    private static final class Nothing implements ObservationHandler<Observation.Context> {
        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    private static final class NoTransactions implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {}

        @Override
        public void rollback(TransactionStatus status) {}
    }
}
