// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.web;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.web.Networks;
import io.eliot.spring.web.ProblemDetailTaskUuid;
import io.eliot.spring.web.ServerActions;
import io.eliot.spring.web.StaticFiles;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Decides how the action of a request begins, for whichever stack the server is built on. Backs off from an application
 * with {@link ServerActions} of its own.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnClass(PathPattern.class)
@ConditionalOnEliot("eliot.web.server")
public final class EliotWebServerAutoConfiguration {
    EliotWebServerAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ServerActions eliotServerActions(
            EliotLogger eliotLogger,
            ObjectProvider<WebProperties> web,
            Environment environment,
            ResourceLoader resources) {
        EliotWebServerProperties properties = EliotWebServerProperties.of(environment);
        ServerActions.Builder builder = ServerActions.builder(eliotLogger)
                .continueTasks(properties.continueTasks())
                .exclude(properties.exclude() == null ? healthEndpoints(environment) : properties.exclude())
                .includeQuery(properties.includeQuery());
        addResponseHeader(builder, properties.responseHeader());
        if (properties.trusted() != null) {
            builder.trusted(Networks.of(properties.trusted()));
        }
        if (properties.excludeStaticFiles()) {
            builder.excludeStatic(
                    staticFiles(web.getIfUnique(() -> bound(environment)).getResources(), environment, resources));
        }
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(NamedProblemDetailProperty.PROPERTY)
    @Conditional(NamedProblemDetailProperty.class)
    ProblemDetailTaskUuid eliotProblemDetailTaskUuid(EliotLogger eliotLogger, Environment environment) {
        EliotWebServerProperties properties = EliotWebServerProperties.of(environment);
        return new ProblemDetailTaskUuid(eliotLogger, Objects.requireNonNull(properties.problemDetailProperty()));
    }

    private static void addResponseHeader(ServerActions.Builder builder, @Nullable String name) {
        try {
            builder.responseHeader(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    EliotWebServerProperties.PREFIX + ".response-header", name, e.getMessage());
        }
    }

    /** Where Spring MVC was set up without Boot, say, which would have made a bean of them. */
    private static WebProperties bound(Environment environment) {
        return Binder.get(environment).bindOrCreate("spring.web", WebProperties.class);
    }

    private static List<String> healthEndpoints(Environment environment) {
        String base = environment.getProperty("management.endpoints.web.base-path", "/actuator");
        String health = environment.getProperty("management.endpoints.web.path-mapping.health", "health");
        String path = withoutLastSlash(base) + withFirstSlash(withoutLastSlash(health)) + "/**";
        String servlet = servletPath(environment);
        return List.of(
                environment.containsProperty("management.server.port") ? path : servlet + path,
                servlet + path,
                servlet + "/livez",
                servlet + "/readyz");
    }

    /** Empty, or such as {@code /api}: where all is that Spring MVC serves, but on a port of Actuator's own. */
    private static String servletPath(Environment environment) {
        return withoutLastSlash(environment.getProperty("spring.mvc.servlet.path", "/"));
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String withFirstSlash(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /** As Boot serves them: at the root, or under the pattern of either stack. */
    private static Predicate<String> staticFiles(
            WebProperties.Resources served, Environment environment, ResourceLoader resources) {
        if (!served.isAddMappings()) {
            return path -> false;
        }
        String pattern = environment.getProperty(
                "spring.mvc.static-path-pattern", environment.getProperty("spring.webflux.static-path-pattern", "/**"));
        String prefix = pattern.endsWith("/**") ? pattern.substring(0, pattern.length() - 3) : "";
        return new StaticFiles(resources, List.of(served.getStaticLocations()), servletPath(environment) + prefix);
    }
}
