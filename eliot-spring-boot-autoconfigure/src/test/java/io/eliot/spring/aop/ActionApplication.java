// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A Spring application without Boot, whose beans have actions; its log is read as one line for each message. */
final class ActionApplication implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> ENVELOPE =
            Set.of("task_uuid", "task_level", "timestamp", "action_type", "action_status", "message_type");

    private final MemoryDestination log = new MemoryDestination();
    private final EliotLogger logger =
            EliotLogger.builder().destination("memory", log).build();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private ActionApplication() {}

    static ActionApplication of(Class<?>... beans) {
        return with(context -> {}, beans);
    }

    static ActionApplication with(Consumer<AnnotationConfigApplicationContext> setUp, Class<?>... beans) {
        return started(
                context -> {
                    AopConfigUtils.registerAutoProxyCreatorIfNecessary(context);
                    AopConfigUtils.forceAutoProxyCreatorToUseClassProxying(context); // as Boot does
                    setUp.accept(context);
                },
                beans);
    }

    static ActionApplication withInterfaceProxies(Class<?>... beans) {
        return started(context -> {}, beans);
    }

    private static ActionApplication started(Consumer<AnnotationConfigApplicationContext> setUp, Class<?>... beans) {
        ActionApplication application = new ActionApplication();
        application.context.registerBean(EliotLogger.class, () -> application.logger);
        application.context.register(Actions.class);
        Stream.of(beans).forEach(application.context::register);
        setUp.accept(application.context);
        application.context.refresh();
        return application;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void publish(Object event) {
        context.publishEvent(event);
    }

    EliotLogger logger() {
        return logger;
    }

    /** Each message as {@code /level type status {fields}}, without what differs from run to run. */
    List<String> story() {
        return log.messages().stream().map(ActionApplication::line).toList();
    }

    private static String line(EncodedMessage message) {
        Map<String, @Nullable Object> fields = fields(message);
        fields.keySet().removeAll(ENVELOPE);
        String status = message.status() == null
                ? ""
                : " " + message.status().toString().toLowerCase(Locale.ROOT);
        return message.taskLevel() + " " + message.type() + status + " " + fields;
    }

    List<String> taskUuids() {
        return log.messages().stream().map(EncodedMessage::taskUuid).distinct().toList();
    }

    private static Map<String, @Nullable Object> fields(EncodedMessage message) {
        return new LinkedHashMap<>(
                JSON.readValue(message.json(), new TypeReference<Map<String, @Nullable Object>>() {}));
    }

    void forget() {
        log.reset();
    }

    /** No test leaves an action behind. */
    @Override
    public void close() {
        context.close();
        assertThat(ActionContext.current()).isEqualTo(ActionContext.NONE);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ActionProxying.class)
    static class Actions {
        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ActionAdvisor actionAdvisor(ObjectProvider<EliotLogger> logger) {
            return new ActionAdvisor(logger::getObject, ActionDefaults.STANDARD);
        }
    }
}
