// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import io.eliot.Eliot;
import io.eliot.spring.aop.ActionAdvisor;
import io.eliot.spring.aop.ActionCheck;
import io.eliot.spring.aop.ActionDefaults;
import io.eliot.spring.aop.OnMisuse;
import java.util.List;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/** Has the classes loaded that advise and check beans. */
final class ActionBackgroundPreinitializer implements BackgroundPreinitializer {
    @Override
    public void preinitialize() {
        new ActionAdvisor(Eliot::defaultLogger, ActionDefaults.STANDARD);
        new ActionCheck(new DefaultListableBeanFactory(), OnMisuse.WARN, List.of()).afterSingletonsInstantiated();
    }
}
