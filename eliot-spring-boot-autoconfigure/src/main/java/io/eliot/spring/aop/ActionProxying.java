// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Sees to it that there is a proxy creator, so that advice does not depend on whether something else brought one. To be
 * imported by a configuration class; one that is there already is kept as it is.
 *
 * @since 0.1.0
 */
public final class ActionProxying implements ImportBeanDefinitionRegistrar {
    /** For Spring. */
    public ActionProxying() {}

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
    }
}
