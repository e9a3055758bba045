// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.annotation.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Annotated types of the application's packages that no bean is an instance of. */
final class ActionsOutsideBeans {
    private static final String ACTION = Action.class.getName();
    private static final String COMPONENT = Component.class.getName();

    private final PathMatchingResourcePatternResolver resources;
    private final MetadataReaderFactory classes;
    private final Collection<String> packages;

    ActionsOutsideBeans(ConfigurableListableBeanFactory beans, Collection<String> packages) {
        ClassLoader loader = beans.getBeanClassLoader();
        this.resources = new PathMatchingResourcePatternResolver(loader);
        this.classes = beans.getBeanProvider(MetadataReaderFactory.class)
                .getIfUnique(() -> new CachingMetadataReaderFactory(resources));
        this.packages = packages;
    }

    List<ActionMisuse> misuses(Set<Class<?>> beanClasses) {
        Set<String> annotated = new LinkedHashSet<>();
        for (String name : packages) {
            addAnnotatedTypes(name, annotated);
        }
        if (!annotated.isEmpty()) {
            annotated.removeAll(withSupertypes(beanClasses));
        }
        List<ActionMisuse> misuses = new ArrayList<>();
        for (String name : annotated) {
            misuses.add(new ActionMisuse(name, "no bean is of this type", "Make it a bean"));
        }
        return misuses;
    }

    private static Set<String> withSupertypes(Set<Class<?>> types) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : types) {
            ClassUtils.getAllInterfacesForClassAsSet(type).forEach(each -> names.add(each.getName()));
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                names.add(each.getName());
            }
        }
        return names;
    }

    private void addAnnotatedTypes(String name, Set<String> annotated) {
        String pattern = "classpath*:" + ClassUtils.convertClassNameToResourcePath(name) + "/**/*.class";
        try {
            for (Resource resource : resources.getResources(pattern)) {
                AnnotationMetadata type = metadata(resource);
                if (isAnnotated(type)) {
                    annotated.add(type.getClassName());
                }
            }
        } catch (IOException e) {
            // nothing to be found there
        }
    }

    private AnnotationMetadata metadata(Resource type) {
        try {
            return classes.getMetadataReader(type).getAnnotationMetadata();
        } catch (IOException | RuntimeException e) { // a class file newer than this Spring, for one
            return AnnotationMetadata.introspect(Object.class);
        }
    }

    /** A component that is not there is so on purpose, for a profile or condition. */
    private static boolean isAnnotated(AnnotationMetadata type) {
        return !type.isAnnotation()
                && !type.isAnnotated(COMPONENT)
                && (type.isAnnotated(ACTION) || type.hasAnnotatedMethods(ACTION));
    }
}
