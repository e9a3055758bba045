// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import org.jspecify.annotations.Nullable;

/** A message and, where it may matter, who logged it. */
record Captured(LoggedMessage message, @Nullable CallSite site) {
    @Override
    public String toString() {
        return site == null ? "" : "  logged\n" + site;
    }
}
