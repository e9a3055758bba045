// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.boot.autoconfigure.account.Clients.Client;
import io.eliot.spring.boot.autoconfigure.client.EliotRestClientAutoConfiguration;
import io.eliot.spring.client.EliotClientHttpRequestInterceptor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestTemplateBuilderConfigurer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.annotation.RequestScope;
import org.springframework.web.reactive.function.client.WebClient;

class ClientsTests {
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner();

    private static List<Client> clientsIn(ApplicationContext context) {
        return new Clients((ConfigurableListableBeanFactory) context.getAutowireCapableBeanFactory()).all();
    }

    @Test
    void areThoseAmongTheBeansHoweverTheyCameToBeThere() {
        runner.withUserConfiguration(Ordinary.class)
                .withInitializer(context -> context.getBeanFactory().registerSingleton("given", RestClient.create()))
                .run(context -> assertThat(clientsIn(context))
                        .extracting(Client::toString)
                        .containsExactly(
                                "builder (RestClient.Builder)",
                                "given (RestClient)",
                                "product (RestTemplate)",
                                "template (RestTemplate)"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Ordinary {
        @Bean
        RestTemplate template() {
            return new RestTemplate();
        }

        @Bean
        @Scope(BeanDefinition.SCOPE_PROTOTYPE)
        RestClient.Builder builder() {
            return RestClient.builder();
        }

        @Bean
        FactoryBean<RestTemplate> product() {
            return new Producing();
        }
    }

    private static class Producing implements FactoryBean<RestTemplate> {
        @Override
        public RestTemplate getObject() {
            return new RestTemplate();
        }

        @Override
        public Class<?> getObjectType() {
            return RestTemplate.class;
        }
    }

    @Test
    void areLeftAloneWhereNobodyHasAskedForThem() {
        runner.withUserConfiguration(LazyOnes.class).run(context -> {
            assertThat(clientsIn(context)).isEmpty();
            assertThat(context.getBean(AtomicInteger.class)).hasValue(0);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyOnes {
        @Bean
        AtomicInteger made() {
            return new AtomicInteger();
        }

        @Bean
        @Lazy
        RestTemplate lazy(AtomicInteger made) {
            made.incrementAndGet();
            return new RestTemplate();
        }

        @Bean
        @Lazy
        FactoryBean<RestTemplate> lazyFactory(AtomicInteger made) {
            made.incrementAndGet();
            return new Producing();
        }
    }

    @Test
    void thatCannotBeAskedForNowAreNobodysToKnow() {
        runner.withUserConfiguration(Unknowable.class)
                .withInitializer(context -> {
                    RootBeanDefinition template = new RootBeanDefinition(RestTemplate.class);
                    template.setScope(BeanDefinition.SCOPE_PROTOTYPE);
                    template.setAbstract(true);
                    ((GenericApplicationContext) context).registerBeanDefinition("template", template);
                })
                .run(context -> assertThat(clientsIn(context)).isEmpty());
    }

    @Configuration(proxyBeanMethods = false)
    static class Unknowable {
        @Bean
        @RequestScope
        RestTemplate ofTheRequest() {
            return new RestTemplate();
        }

        @Bean
        @Nullable
        RestTemplate none() {
            return null;
        }

        @Bean
        @Scope(BeanDefinition.SCOPE_PROTOTYPE)
        RestClient failing() {
            throw new IllegalStateException("not yet");
        }
    }

    @Test
    void thatAnswerNothingAreNotInstrumented() {
        runner.withUserConfiguration(Mocked.class)
                .run(context -> assertThat(clientsIn(context))
                        .containsExactly(
                                new Client("builder", "RestClient.Builder", false),
                                new Client("client", "RestClient", false),
                                new Client("reactive", "WebClient", false),
                                new Client("reactiveBuilder", "WebClient.Builder", false)));
    }

    /** Their methods answer null, as those of mocks do. */
    @Configuration(proxyBeanMethods = false)
    static class Mocked {
        @Bean
        RestClient.Builder builder() {
            return mock(RestClient.Builder.class);
        }

        @Bean
        RestClient client() {
            return mock(RestClient.class);
        }

        @Bean
        WebClient.Builder reactiveBuilder() {
            return mock(WebClient.Builder.class);
        }

        @Bean
        WebClient reactive() {
            return mock(WebClient.class);
        }

        private static <T> T mock(Class<T> type) {
            return ProxyFactory.getProxy(type, (MethodInterceptor) call -> null);
        }
    }

    @Test
    void ofBuildersOfTemplatesAreThoseThatBootConfigures() {
        runner.withConfiguration(AutoConfigurations.of(
                        EliotAutoConfiguration.class,
                        EliotRestClientAutoConfiguration.class,
                        RestTemplateAutoConfiguration.class))
                .withUserConfiguration(TemplateBuilders.class)
                .run(context -> assertThat(clientsIn(context))
                        .containsExactly(
                                new Client("bare", "RestTemplateBuilder", false),
                                new Client("configured", "RestTemplateBuilder", true),
                                new Client("customized", "RestTemplateBuilder", true),
                                new Client("intercepted", "RestTemplateBuilder", true)));
    }

    @Test
    void ofBuildersOfTemplatesAreThoseThatAParentCustomizes() {
        AutoConfigurations all = AutoConfigurations.of(
                EliotAutoConfiguration.class,
                EliotRestClientAutoConfiguration.class,
                RestTemplateAutoConfiguration.class);
        runner.withConfiguration(all)
                .run(parent -> runner.withConfiguration(all)
                        .withParent(parent)
                        .withUserConfiguration(TemplateBuilders.class)
                        .run(context -> assertThat(clientsIn(context))
                                .filteredOn(Client::instrumented)
                                .extracting(Client::bean)
                                .containsExactly("configured", "customized", "intercepted")));
    }

    @Configuration(proxyBeanMethods = false)
    static class TemplateBuilders {
        @Bean
        RestTemplateBuilder bare() {
            return new RestTemplateBuilder();
        }

        @Bean
        RestTemplateBuilder configured(RestTemplateBuilderConfigurer configurer) {
            return configurer.configure(new RestTemplateBuilder().additionalCustomizers(template -> {
                throw new AssertionError("not to be built");
            }));
        }

        @Bean
        RestTemplateBuilder intercepted(EliotLogger logger) {
            return new RestTemplateBuilder().interceptors(new EliotClientHttpRequestInterceptor(logger));
        }

        @Bean
        RestTemplateBuilder customized(ObjectProvider<RestTemplateCustomizer> customizers) {
            return new RestTemplateBuilder()
                    .customizers(customizers.orderedStream().toList())
                    .additionalCustomizers(template -> {
                        throw new AssertionError("not to be built");
                    });
        }
    }

    @Test
    void thatThrowAreNobodysToKnow() {
        runner.withUserConfiguration(Throwing.class)
                .run(context -> assertThat(clientsIn(context)).isEmpty());
    }

    @Configuration(proxyBeanMethods = false)
    static class Throwing {
        @Bean
        RestTemplate template() {
            return new RestTemplate() {
                @Override
                public List<ClientHttpRequestInterceptor> getInterceptors() {
                    throw new UnsupportedOperationException("not to be asked");
                }
            };
        }
    }
}
