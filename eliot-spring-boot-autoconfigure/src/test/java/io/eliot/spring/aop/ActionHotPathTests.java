// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.annotation.Action;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.PropertySource;

/** What is known of a method is found out once; a call does not reflect. */
class ActionHotPathTests {
    @Test
    void findsOutOnceWhatAnAnnotationSays() {
        CountedLookups lookups = new CountedLookups();
        try (var application = ActionApplication.with(lookups::joinEnvironment, Orders.class)) {
            Orders orders = application.bean(Orders.class);
            assertThat(lookups.count).hasValue(1);

            IntStream.range(0, 100).forEach(quantity -> orders.place("A-17", quantity));

            assertThat(lookups.count).hasValue(1);
            assertThat(application.story()).hasSize(200).first().isEqualTo("/1 place1 started {sku=A-17, quantity=0}");
        }
    }

    @Test
    void leavesReflectionToTheProxy() {
        try (var application = ActionApplication.of(Stacks.class)) {
            Stacks bean = application.bean(Stacks.class);
            bean.stack(new Seen());
            Seen seen = new Seen();

            StackTraceElement[] inTheMethod = bean.stack(seen);

            assertThat(reflectingCallers(inTheMethod)).allMatch(name -> name.startsWith("org.springframework.aop."));
            assertThat(seen.stacks)
                    .isNotEmpty()
                    .allSatisfy(inTheArgument ->
                            assertThat(reflectingCallers(inTheArgument)).isEmpty());
        }
    }

    /** Who called what reflects, from the top of the stack down to where the test calls the bean. */
    private static List<String> reflectingCallers(StackTraceElement[] stack) {
        List<String> names = Stream.of(stack)
                .map(StackTraceElement::getClassName)
                .takeWhile(name -> !name.equals(ActionHotPathTests.class.getName()))
                .toList();
        assertThat(names).contains(ActionInterceptor.class.getName());
        return IntStream.range(1, names.size())
                .filter(i -> reflects(names.get(i - 1)) && !reflects(names.get(i)))
                .mapToObj(names::get)
                .toList();
    }

    private static boolean reflects(String className) {
        return className.startsWith("java.lang.reflect.")
                || className.startsWith("jdk.internal.reflect.")
                || className.startsWith("java.lang.invoke.");
    }

    /** Placeholders are resolved when an annotation is looked at. */
    private static final class CountedLookups extends PropertySource<Object> {
        final AtomicInteger count = new AtomicInteger();

        CountedLookups() {
            super("counted");
        }

        void joinEnvironment(AnnotationConfigApplicationContext context) {
            context.getEnvironment().getPropertySources().addFirst(this);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return name.equals("counted") ? "place" + count.incrementAndGet() : null;
        }
    }

    static class Orders {
        @Action("${counted}")
        void place(String sku, int quantity) {}
    }

    static class Stacks {
        @Action(result = Action.Recorded.NO)
        StackTraceElement[] stack(Seen seen) {
            return new Throwable().getStackTrace();
        }
    }

    /** Remembers from where it was read. */
    static final class Seen extends AbstractList<String> {
        final List<StackTraceElement[]> stacks = new ArrayList<>();

        @Override
        public String get(int index) {
            stacks.add(new Throwable().getStackTrace());
            return "a";
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
