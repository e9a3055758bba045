// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.ActionContext;
import io.eliot.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scopes that are open, in the order they were opened, and what was done wrong with them. Guarded by its capture. */
final class OpenScopes {
    private final Map<Scope, Opened> open = new LinkedHashMap<>();
    private final List<String> misuses = new ArrayList<>();

    void opened(Scope scope) {
        open.put(scope, new Opened(Thread.currentThread(), ActionContext.current(), CallSite.here(), false));
    }

    boolean isOpen(Scope scope) {
        return open.containsKey(scope);
    }

    void closing(Scope scope) {
        Opened opened = open.get(scope);
        if (opened == null) {
            return;
        }
        if (opened.thread != Thread.currentThread()) {
            misuses.add("A scope was closed on another thread than the one it was opened on, where it is still open.\n"
                    + opened
                    + closedHere());
        } else if (!opened.excused && !ActionContext.current().equals(opened.context)) {
            misuses.add("A scope was closed while another one, opened later, was still open.\n"
                    + opened
                    + closedHere()
                    + excuseLaterOnes(scope));
        }
        open.remove(scope);
    }

    private static String closedHere() {
        return "  closed on thread " + Thread.currentThread().getName() + "\n" + CallSite.here();
    }

    /** One mistake, told once: the inner scopes that are closed after the outer one are not to blame. */
    private String excuseLaterOnes(Scope outer) {
        StringBuilder text = new StringBuilder();
        boolean later = false;
        for (Map.Entry<Scope, Opened> entry : open.entrySet()) {
            if (later && entry.getValue().thread == Thread.currentThread()) {
                text.append("  the other one:\n").append(entry.getValue());
                entry.setValue(entry.getValue().excuse());
            }
            later |= entry.getKey() == outer;
        }
        return text.toString();
    }

    /** Whether there are scopes that another thread may still close. */
    boolean anyOpenElsewhere() {
        return open.values().stream().anyMatch(opened -> opened.thread != Thread.currentThread());
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    List<String> misuses() {
        return List.copyOf(misuses);
    }

    List<String> leaks() {
        return open.values().stream()
                .map(opened -> "A scope was never closed.\n" + opened)
                .toList();
    }

    void reset() {
        open.clear();
        misuses.clear();
    }

    private record Opened(Thread thread, ActionContext context, CallSite site, boolean excused) {
        Opened excuse() {
            return new Opened(thread, context, site, true);
        }

        @Override
        public String toString() {
            return "  of " + context + ", opened on thread " + thread.getName() + "\n" + site;
        }
    }
}
