// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.annotation.Action;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

@ExtendWith(OutputCaptureExtension.class)
class ActionCheckTests {
    private static final String PREFIX = "@Action of " + ActionCheckTests.class.getName();
    private static final String CURE = ". Make it an instance method that is neither private nor final.";

    @Test
    void tellsOfPrivateStaticAndFinalMethods(CapturedOutput output) {
        started(OnMisuse.WARN, Unreachable.class).close();

        assertThat(output)
                .containsOnlyOnce(PREFIX + "$Unreachable.hidden has no effect: "
                        + "the method is private and never called through the proxy" + CURE)
                .containsOnlyOnce(PREFIX + "$Unreachable.shared has no effect: the method is static" + CURE)
                .containsOnlyOnce(PREFIX + "$Unreachable.fixed has no effect: the method is final, so it runs on the "
                        + "proxy itself, without the fields of the bean" + CURE)
                .doesNotContain("Unreachable.fine");
    }

    @Test
    void tellsOfALazyBeanWithoutCreatingIt(CapturedOutput output) {
        started(OnMisuse.WARN, LazyUnreachable.class).close();

        assertThat(output).containsOnlyOnce(PREFIX + "$LazyUnreachable.hidden has no effect");
    }

    @Test
    void startsWithAFinalClassAndTellsOfIt(CapturedOutput output) {
        try (var application = started(OnMisuse.WARN, Sealed.class)) {
            application.bean(Sealed.class).work();

            assertThat(output)
                    .containsOnlyOnce(PREFIX + "$Sealed has no effect: the class is final and its beans are proxied by "
                            + "a subclass. Make it extensible.");
        }
    }

    @Test
    void startsWithClassesThatCanHaveNoSubclassOfSpringsAndTellsOfThem(CapturedOutput output) {
        try (var application = ActionApplication.with(context -> {
            context.registerBean(Permitting.class, Permitting::new);
            context.registerBean(Secluded.class, () -> new Secluded());
            context.registerBean(ActionCheck.class, () -> check(context, OnMisuse.WARN));
        })) {
            application.bean(Permitting.class).work();
            application.bean(Secluded.class).work();

            assertThat(output)
                    .containsOnlyOnce(PREFIX + "$Permitting has no effect: the class is sealed and its beans are "
                            + "proxied by a subclass. Make it extensible.")
                    .containsOnlyOnce(PREFIX + "$Secluded has no effect: the class has private constructors only and "
                            + "its beans are proxied by a subclass. Make it extensible.");
        }
    }

    @Test
    void hasNothingAgainstAFinalClassBehindItsInterface(CapturedOutput output) {
        try (var application = ActionApplication.withInterfaceProxies(SealedSupplier.class, WarningCheck.class)) {
            assertThat(application.bean(Supplier.class).get()).isEqualTo("");

            assertThat(application.story()).hasSize(2);
            assertThat(output).doesNotContain("has no effect");
        }
    }

    @Test
    void tellsOfAMethodThatIsInNoInterface(CapturedOutput output) {
        ActionApplication.withInterfaceProxies(Extra.class, WarningCheck.class).close();

        assertThat(output)
                .containsOnlyOnce(PREFIX + "$Extra.more has no effect: the bean has a proxy of its interfaces, "
                        + "and the method is in none of them");
    }

    @Test
    void tellsOfCallsPastTheProxy(CapturedOutput output) {
        started(OnMisuse.WARN, Caller.class).close();

        assertThat(output.toString().lines().filter(line -> line.contains("its own class calls it")))
                .hasSize(4)
                .allMatch(line -> line.contains(PREFIX + "$Caller.callee has no effect: its own class calls it "
                        + "past the proxy, at ActionCheckTests.java:"));
    }

    @Test
    void hasNothingAgainstCallsThroughOtherReferencesNorWithinAnAnnotatedClass(CapturedOutput output) {
        started(OnMisuse.WARN, Careful.class).close();
        started(OnMisuse.WARN, OnTheClass.class).close();

        assertThat(output).doesNotContain("has no effect");
    }

    @Test
    void tellsOfTypesThatAreNoBeans(CapturedOutput output) {
        ActionApplication.with(context -> context.registerBean(
                        ActionCheck.class,
                        () -> new ActionCheck(
                                context.getBeanFactory(), OnMisuse.WARN, List.of("io.eliot.spring.aop.stray"))))
                .close();

        assertThat(output)
                .containsOnlyOnce("@Action of io.eliot.spring.aop.stray.Stray has no effect: no bean is of this type. "
                        + "Make it a bean.")
                .doesNotContain("StrayComponent");
    }

    @Test
    void keepsTheApplicationFromStartingIfToldSo() {
        assertThatThrownBy(() -> started(OnMisuse.FAIL, Unreachable.class).close())
                .isInstanceOfSatisfying(
                        ActionMisuseException.class,
                        e -> assertThat(e.cure()).isEqualTo("Correct each, or set eliot.action.on-misuse to warn."))
                .hasMessageContaining("$Unreachable.hidden has no effect")
                .hasMessageContaining("$Unreachable.fixed has no effect");
    }

    @Test
    void looksForNothingIfToldSo(CapturedOutput output) {
        started(OnMisuse.IGNORE, Unreachable.class).close();

        assertThat(output).doesNotContain("has no effect");
    }

    private static ActionApplication started(OnMisuse onMisuse, Class<?> bean) {
        return ActionApplication.with(
                context -> context.registerBean(ActionCheck.class, () -> check(context, onMisuse)), bean);
    }

    private static ActionCheck check(AnnotationConfigApplicationContext context, OnMisuse onMisuse) {
        return new ActionCheck(context.getBeanFactory(), onMisuse, List.of());
    }

    static class WarningCheck {
        @Bean
        static ActionCheck check(ConfigurableListableBeanFactory beans) {
            return new ActionCheck(beans, OnMisuse.WARN, List.of());
        }
    }

    static class Unreachable {
        @Action
        private void hidden() {}

        @Action
        static void shared() {}

        @Action
        final void fixed() {}

        @Action
        void fine() {
            hidden();
        }
    }

    @Lazy
    static class LazyUnreachable {
        LazyUnreachable() {
            throw new IllegalStateException("created");
        }

        @Action
        private void hidden() {}

        void fine() {
            hidden();
        }
    }

    static final class Sealed {
        @Action
        void work() {}
    }

    static sealed class Permitting permits Permitted {
        @Action
        void work() {}
    }

    static final class Permitted extends Permitting {}

    static class Secluded {
        private Secluded() {}

        @Action
        void work() {}
    }

    static final class SealedSupplier implements Supplier<String> {
        @Override
        @Action
        public String get() {
            return "";
        }
    }

    static class Extra implements Supplier<String> {
        @Override
        @Action
        public String get() {
            return "";
        }

        @Action
        public void more() {}
    }

    static class Caller {
        private long total;

        @Action
        public String callee(int a, long b) {
            return "";
        }

        @Action
        public String callee() {
            return "";
        }

        void plainly(boolean choice) {
            this.callee(choice ? 1 : 2, choice ? total : total++);
        }

        Callable<String> inALambda() {
            return () -> callee();
        }

        Supplier<String> asReference() {
            return this::callee;
        }

        void afterATry(Object lock) {
            try {
                synchronized (lock) {
                    total += callee().length();
                }
            } finally {
                total++;
            }
        }
    }

    static class Careful {
        private final Careful self = this;

        @Action
        public void work() {}

        @Action
        public void other() {
            self.work();
            new Careful().work();
            of(this).work();
            work(1);
        }

        void work(int other) {}

        static Careful of(Careful other) {
            return other;
        }
    }

    @Action
    static class OnTheClass {
        public void outer() {
            inner();
        }

        public void inner() {}
    }
}
