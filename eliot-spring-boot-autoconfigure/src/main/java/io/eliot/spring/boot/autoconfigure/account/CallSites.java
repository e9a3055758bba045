// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.json.EncodedMessage;
import java.lang.StackWalker.StackFrame;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Places in the code that log, found on the stack of the calling thread. To look there costs more than to log, so where
 * much is logged it is done for a part of the messages only; the places known are bounded.
 */
final class CallSites {
    static final int CAPACITY = 100;
    private static final int LOOKS_A_SECOND = 100;
    private static final int SAMPLE = 64;
    private static final int DEPTH = 60;
    private static final int LONGEST_NAME = 200;
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String CORE = "io.eliot.";

    /** What logs on behalf of others: ourselves, and the facades and bridges that libraries bring along. */
    private static final List<String> LOGGING = List.of(
            "io.eliot.json.",
            "io.eliot.destination.",
            "io.eliot.logback.",
            CallSites.class.getName(),
            "ch.qos.logback.",
            "org.slf4j.",
            "org.apache.commons.logging.",
            "org.apache.juli.",
            "org.apache.log4j.",
            "org.apache.logging.",
            "org.jboss.logging.",
            "org.springframework.core.log.",
            "io.github.oshai.kotlinlogging.",
            "io.netty.util.internal.logging.",
            "reactor.util.Loggers",
            "java.lang.System$Logger",
            "java.util.logging.",
            "jdk.internal.logger.",
            "sun.util.logging.");

    private final Map<Place, Tally> tallies = new ConcurrentHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final int capacity;
    private volatile long second;

    CallSites(int capacity) {
        this.capacity = capacity;
    }

    /** The place, if this is the first message known of it. */
    @Nullable
    CallSite count(EncodedMessage message) {
        return isWorthALook(message.timestampMicros() / 1_000_000)
                ? STACK.walk(frames -> frames.limit(DEPTH)
                        .filter(CallSites::isNotOfLogging)
                        .findFirst()
                        .map(frame -> count(frame, message))
                        .orElse(null))
                : null;
    }

    /** Two threads that begin a second together look once too often, which harms nothing. */
    private boolean isWorthALook(long now) {
        if (now != second) {
            second = now;
            looks.set(0);
        }
        int look = looks.incrementAndGet();
        return look <= LOOKS_A_SECOND || look % SAMPLE == 0;
    }

    private static boolean isNotOfLogging(StackFrame frame) {
        String type = frame.getClassName();
        if (type.equals(OutsideActions.class.getName()) || isInPackageOfCore(type)) {
            return false;
        }
        for (String prefix : LOGGING) {
            if (type.startsWith(prefix)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInPackageOfCore(String type) {
        return type.startsWith(CORE) && type.indexOf('.', CORE.length()) < 0;
    }

    private @Nullable CallSite count(StackFrame frame, EncodedMessage message) {
        Place place = Place.of(frame);
        Tally known = tallies.get(place);
        if (known != null) {
            known.count.increment();
            return null;
        }
        if (tallies.size() >= capacity) {
            return null;
        }
        Tally next = new Tally(frame.toStackTraceElement().toString(), nameOf(Thread.currentThread()), message.type());
        Tally other = tallies.putIfAbsent(place, next);
        (other == null ? next : other).count.increment();
        return other == null ? next.callSite() : null;
    }

    private static String nameOf(Thread thread) {
        String name =
                thread.getName().isEmpty() ? thread.toString() : thread.getName(); // virtual ones mostly have none
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** The busiest first. */
    List<CallSite> all() {
        return tallies.values().stream()
                .map(Tally::callSite)
                .sorted(Comparator.comparingLong(CallSite::count).reversed())
                .toList();
    }

    /** Cheaper to tell than the line. */
    private record Place(String type, String method, int index) {
        static Place of(StackFrame frame) {
            return new Place(frame.getClassName(), frame.getMethodName(), frame.getByteCodeIndex());
        }
    }

    private record Tally(String place, String thread, String messageType, LongAdder count) {
        Tally(String place, String thread, String messageType) {
            this(place, thread, messageType, new LongAdder());
        }

        CallSite callSite() {
            return new CallSite(place, thread, messageType, count.sum());
        }
    }

    /** One of them: the thread and the type of its first message, and how many are known. */
    record CallSite(String place, String thread, String messageType, long count) {}
}
