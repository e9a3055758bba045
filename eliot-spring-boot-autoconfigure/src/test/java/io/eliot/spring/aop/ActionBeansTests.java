// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.annotation.Action;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.util.ReflectionUtils;

class ActionBeansTests {
    @Test
    void worksThroughProxiesOfInterfaces() { // G9
        try (var application = ActionApplication.withInterfaceProxies(StoredItems.class)) {
            Items items = application.bean(Items.class);
            items.load("A-17");

            assertThat(AopUtils.isJdkDynamicProxy(items)).isTrue();
            assertThat(application.story()).containsExactly(LOADED);
        }
    }

    @Test
    void worksThroughProxiesOfClasses() {
        try (var application = ActionApplication.of(StoredItems.class)) {
            Items items = application.bean(Items.class);
            items.load("A-17");

            assertThat(AopUtils.isCglibProxy(items)).isTrue();
            assertThat(application.story()).containsExactly(LOADED);
        }
    }

    @Test
    void namesTheMethodAndItsArgumentsOfAProxyThatIsABean() {
        try (var application = ActionApplication.of(Clients.class)) {
            application.bean(Client.class).fetch("A-17");

            assertThat(application.story())
                    .containsExactly(
                            "/1 Client.fetch started {sku=A-17}", "/2 Client.fetch succeeded {result=fetched}");
        }
    }

    private static final String[] LOADED = {
        "/1 StoredItems.load started {key=A-17}", "/2 StoredItems.load succeeded {result=item A-17}"
    };

    @Test
    void isOneThroughABridgeMethod() {
        try (var application = ActionApplication.of(StoredItems.class)) {
            Loader<String> loader = application.bean(StoredItems.class);

            loader.load("A-17");

            assertThat(application.story()).containsExactly(LOADED);
        }
    }

    @Test
    void worksOnBeansOfFactoryMethods() {
        try (var application = ActionApplication.of(Factory.class)) {
            application.bean(Made.class).work();

            assertThat(application.story()).contains("/2 Made.work succeeded {result=made}");
        }
    }

    @Test
    void leavesLazyBeansLazy() {
        try (var application = ActionApplication.of(Sloth.class)) {
            assertThat(Sloth.CREATED).isFalse();
            application.bean(Sloth.class).wake();

            assertThat(application.story()).contains("/1 Sloth.wake started {}").hasSize(2);
        }
    }

    @Test
    void isOneOnAScopedBean() {
        try (var application = ActionApplication.with(ActionBeansTests::addThreadScope, Basket.class)) {
            application.bean(Basket.class).add("A-17");

            assertThat(application.story())
                    .containsExactly("/1 Basket.add started {sku=A-17}", "/2 Basket.add succeeded {result=1}");
        }
    }

    private static void addThreadScope(AnnotationConfigApplicationContext context) {
        context.addBeanFactoryPostProcessor(beans -> beans.registerScope("thread", new SimpleThreadScope()));
    }

    @Test
    void isOneForAnEventThatIsListenedTo() {
        try (var application = ActionApplication.of(Listener.class)) {
            application.logger().action("publish").run(() -> application.publish(new Placed("A-17")));

            assertThat(application.story()).contains("/2/1 Listener.on started {event={sku=A-17}}");
        }
    }

    @Test
    void isOneWhenAnEndpointInvokesTheMethodOnTheBean() throws ReflectiveOperationException {
        try (var application = ActionApplication.withInterfaceProxies(StoredItems.class)) {
            Object bean = application.bean(Items.class);

            asEndpoint(bean, "load", "A-17");

            assertThat(application.story()).containsExactly(LOADED);
        }
    }

    /** What listener containers do: find the method on the target's class, invoke it on the proxy. */
    private static void asEndpoint(Object bean, String name, Object argument)
            throws IllegalAccessException, InvocationTargetException {
        Class<?> target = AopUtils.getTargetClass(bean);
        Method declared = Objects.requireNonNull(ReflectionUtils.findMethod(target, name, argument.getClass()));
        AopUtils.selectInvocableMethod(declared, bean.getClass()).invoke(bean, argument);
    }

    interface Loader<K> {
        String load(K key);
    }

    interface Items extends Loader<String> {
        @Override
        String load(String key);
    }

    static class StoredItems implements Items {
        @Override
        @Action
        public String load(String key) {
            return "item " + key;
        }
    }

    @Configuration
    static class Factory {
        @Bean
        Made made() {
            return new Made("made");
        }
    }

    static class Made {
        private final String name;

        Made(String name) {
            this.name = name;
        }

        @Action
        String work() {
            return name;
        }
    }

    @Lazy
    static class Sloth {
        static final AtomicBoolean CREATED = new AtomicBoolean();

        Sloth() {
            CREATED.set(true);
        }

        @Action
        void wake() {}
    }

    @Scope(value = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
    static class Basket {
        private int size;

        @Action
        int add(String sku) {
            return ++size;
        }
    }

    record Placed(String sku) {}

    static class Listener {
        @EventListener
        @Action
        void on(Placed event) {}
    }

    @Action
    interface Client {
        String fetch(String sku);
    }

    @Configuration(proxyBeanMethods = false)
    static class Clients {
        @Bean
        Client client() {
            return (Client) Proxy.newProxyInstance(
                    Client.class.getClassLoader(),
                    new Class<?>[] {Client.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "hashCode" -> 1;
                        case "equals" -> false;
                        default -> method.getName() + "ed";
                    });
        }
    }
}
