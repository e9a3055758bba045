// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.annotation.Action;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

/** What {@code process-aot} does with an application, then the application on the JVM with what was generated. */
@CompileWithForkedClassLoader // generated code may then call what is package-private
class ActionAheadOfTimeTests {
    @Test
    void worksInAnApplicationProcessedAheadOfTime() {
        process((application, hints) -> {
            application.getBean(Orders.class).place("A-17");
            application.getBean(Stock.class).reserve(2);

            assertThat(application.getBean(MemoryDestination.class).messages())
                    .extracting(EncodedMessage::type)
                    .containsExactly("Orders.place", "Orders.place", "StoredStock.reserve", "StoredStock.reserve");
            assertThat(application.getBean(MemoryDestination.class).messages())
                    .first()
                    .asString()
                    .startsWith("{\"sku\":\"A-17\"");
        });
    }

    @Test
    void keepsForANativeImageWhatIsReadByReflection() throws NoSuchMethodException {
        BiConsumer<GenericApplicationContext, RuntimeHints> hintsForMethods = (application, hints) -> {
            assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Orders.class, "place"))
                    .accepts(hints);
            assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Stock.class, "reserve"))
                    .accepts(hints);
            assertThat(RuntimeHintsPredicates.reflection()
                            .onType(Action.class)
                            .withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS))
                    .accepts(hints);
        };

        process(hintsForMethods);
    }

    private static void process(BiConsumer<GenericApplicationContext, RuntimeHints> test) {
        AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
        AopConfigUtils.registerAutoProxyCreatorIfNecessary(source);
        AopConfigUtils.forceAutoProxyCreatorToUseClassProxying(source);
        source.register(Application.class);
        TestGenerationContext generation = new TestGenerationContext();
        new ApplicationContextAotGenerator().processAheadOfTime(source, generation);
        generation.writeGeneratedContent();

        TestCompiler.forSystem().with(generation).compile(compiled -> {
            @SuppressWarnings("unchecked") // of what the generator makes
            ApplicationContextInitializer<GenericApplicationContext> initializer =
                    compiled.getInstance(ApplicationContextInitializer.class);
            try (GenericApplicationContext application =
                    new GenericApplicationContext(new DefaultListableBeanFactory())) {
                initializer.initialize(application);
                application.refresh();
                test.accept(application, generation.getRuntimeHints());
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ActionProxying.class)
    public static class Application {
        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ActionAdvisor actionAdvisor(ObjectProvider<EliotLogger> logger) {
            return new ActionAdvisor(logger::getObject, ActionDefaults.STANDARD);
        }

        @Bean
        MemoryDestination log() {
            return new MemoryDestination();
        }

        @Bean
        EliotLogger logger(MemoryDestination log) {
            return EliotLogger.builder().destination("log", log).build();
        }

        @Bean
        Orders orders() {
            return new Orders();
        }

        @Bean
        StoredStock stock() {
            return new StoredStock();
        }
    }

    public static class Orders {
        @Action
        public String place(String sku) {
            return sku;
        }
    }

    public interface Stock {
        @Action
        void reserve(int quantity);
    }

    public static class StoredStock implements Stock {
        @Override
        public void reserve(int quantity) {}
    }
}
