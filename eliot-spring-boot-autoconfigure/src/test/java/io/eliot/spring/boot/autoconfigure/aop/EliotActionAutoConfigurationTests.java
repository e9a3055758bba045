// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.annotation.Action;
import io.eliot.destination.DestinationStatus;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import io.eliot.spring.aop.ActionAdvisor;
import io.eliot.spring.aop.ActionDefaults;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.aspectj.autoproxy.AspectJAwareAdvisorAutoProxyCreator;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.context.support.StaticMessageSource;
import reactor.core.publisher.Mono;

class EliotActionAutoConfigurationTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, EliotActionAutoConfiguration.class))
            .withUserConfiguration(Orders.class);

    /** With a logger that nothing asks for before the beans of the application are made. */
    private final ApplicationContextRunner starting = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class, EliotActionAutoConfiguration.class))
            .withPropertyValues("eliot.destinations.console.enabled=false");

    @Test
    void makesActionsOfAnnotatedMethods() {
        application.run(context -> {
            context.getBean(OrderService.class).place("A-17");

            assertThat(context.getBean(MemoryDestination.class).messages())
                    .satisfiesExactly(
                            start -> assertThat(start.json())
                                    .startsWith("{\"sku\":\"A-17\"")
                                    .contains("OrderService.place"),
                            end -> assertThat(end.json()).startsWith("{\"result\":\"A-17 placed\""));
        });
    }

    @Test
    void needsNoAutoConfigurationOfAop() {
        application
                .withPropertyValues("spring.aop.auto=false")
                .run(context -> assertThat(AopUtils.isAopProxy(context.getBean(OrderService.class)))
                        .isTrue());
    }

    /** With Actuator on the class path, whose post-processors Spring looks for advice of. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void makesNoBeanBeforeBeansCanBePostProcessed(CapturedOutput output) {
        new SpringApplicationBuilder(Plain.class)
                .web(WebApplicationType.NONE)
                .run()
                .close();

        assertThat(output).contains("Eliot logs to").doesNotContain("is not eligible for getting processed");
    }

    @Test
    void backsOffFromAnAdvisorOfTheApplication() {
        application
                .withUserConfiguration(OwnAdvisor.class)
                .run(context -> assertThat(context).getBean(ActionAdvisor.class).isSameAs(context.getBean("own")));
    }

    @Test // when no bean can be made any more, the logger neither
    void letsBeansBeDestroyedByActionsWhenTheStartFails() {
        AtomicBoolean released = new AtomicBoolean();

        starting.withUserConfiguration(FailingStart.class)
                .withBean(AtomicBoolean.class, () -> released)
                .run(context -> assertThat(context).hasFailed());

        assertThat(released).isTrue();
    }

    @Test // while the thread that starts the application waits for them, and they would wait for it
    void hasActionsOnOtherThreadsBeforeThereIsALogger() {
        starting.withUserConfiguration(ParallelWarmUp.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void leavesOutNoDestinationThatIsMadeByAnAction() {
        starting.withUserConfiguration(DestinationByAction.class)
                .run(context -> assertThat(context.getBean(EliotLogger.class)
                                .destinations()
                                .status())
                        .extracting(DestinationStatus::name)
                        .containsExactly("log"));
    }

    @Test
    void logsToTheDefaultBeforeThereIsALogger() {
        MemoryDestination other = new MemoryDestination();
        try (EliotLogger before =
                EliotLogger.builder().destination("other", other).build()) {
            Eliot.setDefaultLogger(before);

            starting.withUserConfiguration(DestinationByAction.class)
                    .run(context -> assertThat(context).hasNotFailed());
        }

        assertThat(other.messages())
                .extracting(EncodedMessage::type)
                .containsExactly("OrderService.place", "OrderService.place");
    }

    @Test // whatever logger there was when the publisher was assembled
    void logsASubscriptionToTheLoggerThatIsThereByThen() {
        starting.withUserConfiguration(Assembled.class).run(context -> {
            EliotLogger logger = context.getBean(EliotLogger.class);

            logger.action("sell").run(() -> context.getBean(Mono.class).block());

            assertThat(context.getBean(MemoryDestination.class).messages())
                    .extracting(message -> message.taskLevel() + " " + message.type())
                    .containsExactly("/1 sell", "/2/1 PriceService.price", "/2/2 PriceService.price", "/3 sell");
        });
    }

    @Test
    void logsInTheCurrentActionBeforeThereIsALogger() {
        MemoryDestination other = new MemoryDestination();
        EliotLogger outer = EliotLogger.builder().destination("other", other).build();

        outer.action("start")
                .run(() -> starting.withUserConfiguration(DestinationByAction.class)
                        .run(context -> assertThat(context).hasNotFailed()));

        assertThat(other.messages())
                .extracting(EncodedMessage::type)
                .containsExactly("start", "OrderService.place", "OrderService.place", "start");
    }

    @Test
    void logsToALoggerThatNothingElseAsksFor() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EliotActionAutoConfiguration.class))
                .withUserConfiguration(LazyLogger.class)
                .run(context -> {
                    context.getBean(OrderService.class).place("A-17");

                    assertThat(context.getBean(MemoryDestination.class).messages())
                            .hasSize(2);
                });
    }

    @Test // Spring's proxy creator takes no advice from there
    void makesActionsOnceBelowAContextWithActions() {
        application.run(above -> below(above).run(context -> {
            context.getBean(Stock.class).count();
            context.getBean(OrderService.class).place("A-17");

            assertThat(context.getBean(MemoryDestination.class).messages())
                    .extracting(EncodedMessage::type)
                    .containsExactly("Stock.count", "Stock.count", "OrderService.place", "OrderService.place");
        }));
    }

    @Test
    void makesActionsOnceBelowAContextWithAnAdvisorOfItsOwn() {
        application
                .withUserConfiguration(OwnAdvisor.class)
                .run(above -> below(above).run(context -> {
                    context.getBean(Stock.class).count();

                    assertThat(context.getBean(MemoryDestination.class).messages())
                            .extracting(EncodedMessage::type)
                            .containsExactly("Stock.count", "Stock.count");
                }));
    }

    @Test // as that of AspectJ does, which is not here
    void makesActionsOnceWhereTheProxyCreatorLooksAbove() {
        application
                .withUserConfiguration(OwnAdvisor.class)
                .run(above -> below(above)
                        .withInitializer(EliotActionAutoConfigurationTests::adviseFromAbove)
                        .run(context -> {
                            context.getBean(Stock.class).count();

                            assertThat(context.getBean(MemoryDestination.class).messages())
                                    .extracting(EncodedMessage::type)
                                    .containsExactly("Stock.count", "Stock.count");
                        }));
    }

    private static ApplicationContextRunner below(ApplicationContext above) {
        return new ApplicationContextRunner()
                .withParent(above)
                .withConfiguration(
                        AutoConfigurations.of(EliotAutoConfiguration.class, EliotActionAutoConfiguration.class))
                .withBean(Stock.class);
    }

    private static void adviseFromAbove(ConfigurableApplicationContext context) {
        RootBeanDefinition creator = new RootBeanDefinition();
        creator.setBeanClassName(AspectJAwareAdvisorAutoProxyCreator.class.getName());
        creator.setInstanceSupplier(DefaultAdvisorAutoProxyCreator::new);
        creator.getPropertyValues().add("proxyTargetClass", true);
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME, creator);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void takesBeansOfAContextAboveForBeans(CapturedOutput output) {
        application.run(above -> new ApplicationContextRunner()
                .withParent(above)
                .withConfiguration(AutoConfigurations.of(EliotActionAutoConfiguration.class))
                .withInitializer(context -> AutoConfigurationPackages.register(
                        (BeanDefinitionRegistry) context.getBeanFactory(),
                        getClass().getPackageName()))
                .run(context -> assertThat(context).hasNotFailed()));

        assertThat(output)
                .contains("$Stock has no effect: no bean is of this type")
                .doesNotContain("$OrderService has no effect");
    }

    @Test
    void isSwitchedOffAloneOrWithEliot() {
        application
                .withPropertyValues("eliot.action.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ActionAdvisor.class));
        application
                .withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ActionAdvisor.class));
    }

    @Test
    void takesDefaultsFromProperties() {
        application
                .withPropertyValues(
                        "eliot.action.arguments=false", "eliot.action.max-length=3", "eliot.action.order=17")
                .run(context -> {
                    context.getBean(OrderService.class).place("A-17");

                    assertThat(context.getBean(ActionAdvisor.class).getOrder()).isEqualTo(17);
                    assertThat(context.getBean(MemoryDestination.class).messages())
                            .satisfiesExactly(
                                    start -> assertThat(start.json()).startsWith("{\"action_status\""),
                                    end -> assertThat(end.json()).startsWith("{\"result\":\"A-1[8 more characters]\""));
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Orders {
        @Bean
        MemoryDestination log() {
            return new MemoryDestination();
        }

        @Bean
        EliotLogger logger(MemoryDestination log) {
            return EliotLogger.builder().destination("log", log).build();
        }

        @Bean
        OrderService orderService() {
            return new OrderService();
        }
    }

    static class OrderService {
        @Action
        String place(String sku) {
            return sku + " placed";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FailingStart {
        @Bean
        OrderService orderService() {
            return new OrderService();
        }

        @Bean
        DisposableBean locked(OrderService orders, AtomicBoolean released) {
            return () -> {
                orders.place("A-17");
                released.set(true);
            };
        }

        @Bean
        InitializingBean failing(DisposableBean locked) {
            return () -> {
                throw new IllegalStateException("no database");
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ParallelWarmUp {
        @Bean
        OrderService orderService() {
            return new OrderService();
        }

        /** Made before the others, when Spring lets one thread only make beans. */
        @Bean
        MessageSource messageSource(OrderService orders) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                for (Future<String> order : List.of(
                        threads.submit(() -> orders.place("A-17")), threads.submit(() -> orders.place("A-18")))) {
                    order.get(10, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
            return new StaticMessageSource();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class DestinationByAction {
        @Bean
        OrderService orderService() {
            return new OrderService();
        }

        @Bean
        MemoryDestination log(OrderService orders) {
            orders.place("A-17");
            return new MemoryDestination();
        }
    }

    static class PriceService {
        @Action
        Mono<Integer> price() {
            return Mono.just(17);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Assembled {
        @Bean
        PriceService prices() {
            return new PriceService();
        }

        @Bean
        Mono<Integer> price(PriceService prices) {
            return prices.price();
        }

        @Bean
        MemoryDestination log() {
            return new MemoryDestination();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyLogger {
        @Bean
        MemoryDestination log() {
            return new MemoryDestination();
        }

        @Bean
        @Lazy
        EliotLogger logger(MemoryDestination log) {
            return EliotLogger.builder().destination("log", log).build();
        }

        @Bean
        OrderService orderService() {
            return new OrderService();
        }
    }

    static class Stock {
        @Action
        int count() {
            return 17;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnAdvisor {
        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ActionAdvisor own(ObjectProvider<EliotLogger> logger) {
            return new ActionAdvisor(logger::getObject, ActionDefaults.STANDARD);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}
}
