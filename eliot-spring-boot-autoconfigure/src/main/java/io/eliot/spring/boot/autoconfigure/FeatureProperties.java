// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Binds what is set of a feature's properties, and does nothing where nothing is: to look for each property in each
 * source, and to convert each default, takes a start some milliseconds, which nearly every application would pay for
 * nearly every feature.
 *
 * @since 0.1.0
 */
public final class FeatureProperties {
    private FeatureProperties() {}

    /**
     * Binds the properties below a prefix.
     *
     * @param environment where they may be set
     * @param prefix what their names begin with, such as {@code eliot.logback}
     * @param standard what holds where none is set
     * @param <P> a record with a component for each property
     * @return of the type of the standard
     * @throws org.springframework.boot.context.properties.bind.BindException if one cannot be converted, or is none of
     *     the record's
     */
    public static <P extends Record> P of(Environment environment, String prefix, P standard) {
        return isAnySet(environment, ConfigurationPropertyName.of(prefix))
                ? bound(environment, prefix, standard)
                : standard;
    }

    private static boolean isAnySet(Environment environment, ConfigurationPropertyName prefix) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.containsDescendantOf(prefix) != ConfigurationPropertyState.ABSENT) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked") // a record has no subclass
    private static <P extends Record> P bound(Environment environment, String prefix, P standard) {
        return Binder.get(environment)
                .bindOrCreate(
                        prefix,
                        Bindable.of((Class<P>) standard.getClass()),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
    }
}
