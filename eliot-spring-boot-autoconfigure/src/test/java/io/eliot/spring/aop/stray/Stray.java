// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop.stray;

import io.eliot.annotation.Action;

class Stray {
    @Action
    void work() {}
}
