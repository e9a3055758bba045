// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries of us, from before the filters to after them. One attribute for all, since a container takes its
 * time with each.
 */
final class Enclosure {
    /** The attribute of a request. */
    static final String ATTRIBUTE = Enclosure.class.getName();

    private static final ThreadLocal<@Nullable Open> OPEN = new ThreadLocal<>();

    private volatile @Nullable ServletExchange exchange;

    static Enclosure of(HttpServletRequest request) {
        Enclosure known = known(request.getAttribute(ATTRIBUTE));
        if (known != null) {
            return known;
        }
        Enclosure enclosure = new Enclosure();
        request.setAttribute(ATTRIBUTE, enclosure);
        return enclosure;
    }

    /** What the attribute holds. */
    static @Nullable Enclosure known(@Nullable Object attribute) {
        return attribute instanceof Enclosure enclosure ? enclosure : null;
    }

    /**
     * {@link #close} is going to be called on this thread after what the container does when the filters are done with a
     * dispatch. Until then the action is neither ended nor taken from the thread. Another thread may be open for the same
     * request meanwhile, which has come with a part of its body or has taken a part of its answer away.
     *
     * @param enclosure null for what is done for no request
     */
    static void open(@Nullable Enclosure enclosure) {
        OPEN.set(new Open(enclosure, ActionContext.current(), OPEN.get()));
    }

    boolean isOpenHere() {
        for (Open open = OPEN.get(); open != null; open = open.outer) {
            if (open.enclosure == this) {
                return true;
            }
        }
        return false;
    }

    /** The container is done with what was opened last on this thread, if anything was. */
    static void close() {
        Open left = OPEN.get();
        if (left == null) {
            return;
        }
        ActionContext.replace(left.before);
        if (left.outer == null) {
            OPEN.remove();
        } else {
            OPEN.set(left.outer);
        }
        if (left.enclosure != null && !left.enclosure.isOpenHere()) {
            left.enclosure.closed();
        }
    }

    private void closed() {
        ServletExchange begun = exchange;
        if (begun != null) {
            begun.close();
        }
    }

    /** With what the container has answered, error page included, before it is {@linkplain #close() closed}. */
    void answeredWith(int status) {
        ServletExchange begun = exchange;
        if (begun != null) {
            begun.answeredWith(status);
        }
    }

    /** The container has no more to do with the request, even where it has not said that it is complete. */
    void dropped() {
        ServletExchange begun = exchange;
        if (begun != null) {
            begun.dropped();
        }
    }

    @Nullable
    ServletExchange exchange() {
        return exchange;
    }

    void begin(ServletExchange begun) {
        exchange = begun;
    }

    /** One within another, of the same request or not. */
    private record Open(
            @Nullable Enclosure enclosure,
            ActionContext before,
            @Nullable Open outer) {}
}
