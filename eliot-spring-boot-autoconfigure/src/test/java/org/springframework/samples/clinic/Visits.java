// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package org.springframework.samples.clinic;

import io.eliot.annotation.Action;

/** An application in a package that looks like Spring's own, as Spring's samples are. */
public class Visits {
    @Action
    public void book() {}
}
