// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A kind of request, to one of the services, and how it is to be answered. */
enum Kind {
    ORDER(true, 201),
    PLAIN(true, 200),
    CALLABLE(true, 200),
    DEFERRED(true, 200),
    FUTURE(true, 200),
    STREAM(true, 200),
    SSE(true, 200),
    HANDLED(true, 409),
    THROWN(true, 500),
    LATE(true, 503),
    ENDLESS(true, Kind.HANGS_UP),
    ENDLESS_EVENTS(true, Kind.HANGS_UP),
    ABANDONED(true, Kind.HANGS_UP),
    MONO(false, 200),
    ELSEWHERE(false, 200),
    FLUX(false, 200),
    EVENTS(false, 200),
    BROKEN(false, 500),
    SLOW(false, 500),
    NEVER(false, Kind.HANGS_UP);

    private static final int HANGS_UP = 0;

    /** Of each hundred; the others come from what is often. */
    private static final List<Kind> RARE =
            List.of(LATE, SLOW, THROWN, BROKEN, ENDLESS, ENDLESS_EVENTS, ABANDONED, NEVER, NEVER, HANDLED, HANDLED);

    private static final List<Kind> OFTEN =
            List.of(ORDER, PLAIN, CALLABLE, DEFERRED, FUTURE, STREAM, SSE, MONO, ELSEWHERE, FLUX, EVENTS);

    private final boolean ofOrders;
    private final int status;

    Kind(boolean ofOrders, int status) {
        this.ofOrders = ofOrders;
        this.status = status;
    }

    static Kind of(int number) {
        int inHundred = number % 100;
        return inHundred < RARE.size() ? RARE.get(inHundred) : OFTEN.get(number % OFTEN.size());
    }

    boolean isOfOrders() {
        return ofOrders;
    }

    int status() {
        return status;
    }

    /** The client does not wait for the end. */
    boolean hangsUp() {
        return status == HANGS_UP;
    }

    /** Servers close the connection after an error of theirs. */
    boolean endsConnection() {
        return hangsUp() || status >= 500;
    }

    void send(Connection connection, int number) throws IOException {
        String customer = String.format(Locale.ROOT, "customer-%07d", number);
        if (this == ORDER) {
            connection.post(
                    "/orders",
                    "{\"customer\": \"%s\", \"sku\": \"L-%d\", \"quantity\": 1}".formatted(customer, number % 16));
        } else {
            connection.get("/soak/" + name().toLowerCase(Locale.ROOT) + "/" + customer);
        }
    }
}
