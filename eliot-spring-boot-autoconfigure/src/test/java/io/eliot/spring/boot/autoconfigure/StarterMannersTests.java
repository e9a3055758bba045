// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.MethodMetadata;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever bean we bring, the application may bring its own; whatever feature, it can be switched off alone. */
class StarterMannersTests {
    private static final String OURS = "io.eliot.";

    /** Of which there may be several: as Boot does, one more does not replace the first. */
    private static final Set<String> BY_NAME =
            Set.of("eliotRestClientCustomizer", "eliotRestTemplateCustomizer", "eliotWebClientCustomizer");

    private static final List<String> CLIENTS = List.copyOf(BY_NAME);
    private static final List<String> SERVERS = List.of(
            "eliotExceptionRecording",
            "eliotExceptionRecordingAdapter",
            "eliotExceptionRecordingHandler",
            "eliotExceptionRecordingResolver",
            "eliotJettyCustomizer",
            "eliotProblemDetailTaskUuid",
            "eliotProblemDetails",
            "eliotRefusals",
            "eliotRefusedCredentials",
            "eliotServerActionFilter",
            "eliotServerActionHttpHandlers",
            "eliotServerActionWebFilter",
            "eliotServerActions",
            "eliotTomcatCustomizer",
            "eliotWebSocketHandshakeAdapter");
    private static final List<String> SCHEDULING = List.of(
            "eliotAsyncExecutor",
            "eliotBuiltExecutors",
            "eliotContextCarryingExecutors",
            "eliotRunnerTasks",
            "eliotScheduledRuns",
            "eliotScheduledTasks");

    /** What each of them takes away, and nothing else. */
    private static final Map<String, List<String>> SWITCHES = Map.of(
            "eliot.action.enabled", List.of("eliotActionAdvisor", "eliotActionCheck"),
            "eliot.logback.enabled", List.of("eliotAppender", "eliotRootAttachment"),
            "eliot.mdc.enabled", List.of("eliotActionMdc"),
            "eliot.outside-actions.enabled", List.of("eliotOutsideActionsWatch"),
            "eliot.reactor.enabled", List.of("eliotReactorHooks"),
            "eliot.scheduling.enabled", SCHEDULING,
            "eliot.web.client.enabled", CLIENTS,
            "eliot.web.server.enabled", SERVERS);

    /** With all that any bean of ours depends on. */
    enum Stack {
        SERVLET,
        REACTIVE;

        void run(Consumer<GenericApplicationContext> before, Consumer<ConfigurableApplicationContext> asserts) {
            if (this == SERVLET) {
                prepared(new WebApplicationContextRunner(), before)
                        .withBean(HandlerExceptionResolverComposite.class)
                        .run(context -> asserts.accept(context.getSourceApplicationContext()));
            } else {
                prepared(new ReactiveWebApplicationContextRunner(), before)
                        .withBean("requestMappingHandlerAdapter", RequestMappingHandlerAdapter.class)
                        .withBean(WebSocketHandlerAdapter.class)
                        .run(context -> asserts.accept(context.getSourceApplicationContext()));
            }
        }

        private static <R extends AbstractApplicationContextRunner<R, ?, ?>> R prepared(
                R runner, Consumer<GenericApplicationContext> before) {
            return runner.withConfiguration(AutoConfigurations.of(ours()))
                    .withUserConfiguration(OtherThreads.class)
                    .withPropertyValues(
                            "eliot.web.server.problem-detail-property=task",
                            "spring.webflux.problemdetails.enabled=true",
                            "spring.reactor.context-propagation=auto",
                            "management.endpoints.web.exposure.include=*")
                    .withInitializer(context -> before.accept((GenericApplicationContext) context));
        }

        Set<String> beansWith(String... properties) {
            Set<String> found = new TreeSet<>();
            run(
                    context -> TestPropertyValues.of(properties).applyTo(context),
                    context -> found.addAll(beansOfOurs(context)));
            return found;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    @EnableScheduling
    static class OtherThreads {}

    private static Class<?>[] ours() {
        return ImportCandidates.load(AutoConfiguration.class, StarterMannersTests.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> name.startsWith(OURS))
                .map(name -> ClassUtils.resolveClassName(name, null))
                .toArray(Class<?>[]::new);
    }

    /** Made by methods of our auto-configurations. */
    private static List<String> beansOfOurs(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> isOurs(beans.getBeanDefinition(name)))
                .toList();
    }

    private static boolean isOurs(BeanDefinition definition) {
        MethodMetadata method =
                definition instanceof AnnotatedBeanDefinition annotated ? annotated.getFactoryMethodMetadata() : null;
        return method != null && method.getDeclaringClassName().startsWith(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void aBeanOfTheApplicationWinsByItsName(Stack stack) {
        stack.run(
                context -> {},
                reference -> assertThat(beansOfOurs(reference))
                        .isNotEmpty()
                        .allSatisfy(name -> replaces(stack, reference, name, name)));
    }

    @ParameterizedTest
    @EnumSource
    void aBeanOfTheApplicationWinsByItsType(Stack stack) {
        stack.run(
                context -> {},
                reference -> assertThat(beansOfOurs(reference))
                        .filteredOn(
                                name -> mayBeImplementedElsewhere(typeOf(reference, name)) && !BY_NAME.contains(name))
                        .isNotEmpty()
                        .allSatisfy(name -> replaces(stack, reference, name, "own")));
    }

    /** By what is a bean of ours elsewhere. */
    private static void replaces(Stack stack, ConfigurableApplicationContext reference, String ours, String own) {
        Object instance = reference.getBean(ours);
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setTargetType(typeOf(reference, ours));
        definition.setInstanceSupplier(() -> instance);
        definition.setDestroyMethodName("");

        stack.run(context -> context.registerBeanDefinition(own, definition), context -> {
            assertThat(context.getBean(own)).isSameAs(instance);
            assertThat(beansOfOurs(context)).doesNotContain(ours);
            context.getBean(EliotLogger.class).log("works");
        });
    }

    private static ResolvableType typeOf(ConfigurableApplicationContext context, String bean) {
        return context.getBeanFactory().getMergedBeanDefinition(bean).getResolvableType();
    }

    private static boolean mayBeImplementedElsewhere(ResolvableType type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getGenerics()))
                .map(ResolvableType::toClass)
                .anyMatch(named -> named.getName().startsWith(OURS) && Modifier.isPublic(named.getModifiers()));
    }

    /** Spring finds a bean that is called like the parameter without looking at all others for their type. */
    @Test
    void beansOfOursAreAskedForByTheirNames() {
        Map<Class<?>, String> names =
                beanMethods().collect(Collectors.toMap(Method::getReturnType, Method::getName, (one, other) -> one));

        assertThat(beanMethods().flatMap(method -> Arrays.stream(method.getParameters())))
                .filteredOn(parameter -> names.containsKey(typeOf(parameter)))
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(parameter.getName()).isEqualTo(names.get(typeOf(parameter))));
    }

    private static Stream<Method> beanMethods() {
        return Arrays.stream(ours())
                .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Bean.class));
    }

    private static Class<?> typeOf(Parameter parameter) {
        ResolvableType type = ResolvableType.forType(parameter.getParameterizedType());
        return type.toClass() == ObjectProvider.class ? type.getGeneric(0).toClass() : type.toClass();
    }

    @Test
    void eachFeatureIsSwitchedOffAlone() throws IOException {
        assertThat(SWITCHES.keySet()).isEqualTo(switches());
        Set<String> all = beans();

        assertThat(SWITCHES).allSatisfy((property, beans) -> {
            Set<String> removed = new TreeSet<>(all);
            removed.removeAll(beans(property + "=false"));
            assertThat(removed).as(property).isEqualTo(new TreeSet<>(beans));
        });
    }

    private static Set<String> beans(String... properties) {
        Set<String> both = new TreeSet<>();
        for (Stack stack : Stack.values()) {
            both.addAll(stack.beansWith(properties));
        }
        return both;
    }

    /** As the metadata of our configuration has them. */
    private static Set<String> switches() throws IOException {
        try (InputStream in = new ClassPathResource(
                        "/META-INF/spring-configuration-metadata.json", EliotAutoConfiguration.class)
                .getInputStream()) {
            JsonNode properties = JsonMapper.shared().readTree(in).path("properties");
            return StreamSupport.stream(properties.spliterator(), false)
                    .map(property -> property.path("name").asString())
                    .filter(name -> name.matches("eliot\\..+\\.enabled") && !name.startsWith("eliot.destinations."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
