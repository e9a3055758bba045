// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop.stray;

import io.eliot.annotation.Action;
import org.springframework.stereotype.Service;

@Service
class StrayComponent {
    @Action
    void work() {}
}
