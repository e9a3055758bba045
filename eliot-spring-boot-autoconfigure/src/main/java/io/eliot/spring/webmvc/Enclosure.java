// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries of us, from before the filters to after them. One attribute for all, since a container takes its
 * time with each.
 */
final class Enclosure {
    /** The attribute of a request. */
    static final String ATTRIBUTE = Enclosure.class.getName();

    private volatile @Nullable Thread thread;
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
     * dispatch. Until then the action is neither ended nor taken from the thread.
     */
    void open() {
        thread = Thread.currentThread();
    }

    boolean isOpenHere() {
        return thread == Thread.currentThread();
    }

    /** The container is done with a dispatch. */
    void close() {
        ServletExchange begun = exchange;
        if (begun != null) {
            begun.close();
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
}
