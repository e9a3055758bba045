// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.ActionContext;
import io.eliot.Scope;

/** Work on a thread nobody knows of, with the context carried there by hand. */
public final class Elsewhere {
    private Elsewhere() {}

    public static void run(Runnable work) {
        ActionContext context = ActionContext.current();
        Runnable carried = () -> {
            Scope scope = context.open();
            work.run();
            scope.close();
        };
        new Thread(carried, "elsewhere").start();
    }
}
