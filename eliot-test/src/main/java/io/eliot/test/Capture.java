// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.ActionContext;
import io.eliot.EliotLogger;
import io.eliot.Scope;
import io.eliot.Witness;
import io.eliot.json.EncodedMessage;
import io.eliot.message.ActionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The witness of one test: keeps what is logged on its behalf, as told by the context, and whatever else is logged in the
 * tasks this made known, by threads that have no context.
 */
final class Capture implements Witness {
    /** Of a wait: as a turn counts no longer than this, a machine that stood still meanwhile costs nobody his patience. */
    private static final Duration TURN = Duration.ofMillis(50);

    private final boolean allThreads;
    private final Set<String> tasks = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<LoggedMessage> messages = new ArrayList<>();
    private final Map<String, Captured> unfinished = new LinkedHashMap<>();
    private final Unexpected unexpected = new Unexpected();
    private final OpenScopes scopes = new OpenScopes();
    private volatile boolean live = true;

    Capture(boolean allThreads) {
        this.allThreads = allThreads;
    }

    @Override
    public void logged(EliotLogger logger, EncodedMessage message) {
        if (live && isMine(message.taskUuid())) {
            LoggedMessage kept = new LoggedMessage(message.copy(), logger.values());
            Captured captured = new Captured(kept, needsCallSite(message) ? CallSite.here() : null);
            locked(() -> {
                keep(captured);
                changed.signalAll();
                return true;
            });
        }
    }

    private boolean isMine(String taskUuid) {
        if (ActionContext.current().witness() instanceof Capture named && named.live) {
            return named == this;
        }
        return allThreads || tasks.contains(taskUuid);
    }

    private static boolean needsCallSite(EncodedMessage message) {
        return message.status() == ActionStatus.STARTED || Unexpected.concerns(message);
    }

    private void keep(Captured captured) {
        LoggedMessage message = captured.message();
        tasks.add(message.taskUuid());
        messages.add(message);
        unexpected.consider(captured);
        String action = message.taskUuid() + "@" + message.level().parent();
        if (message.status() == ActionStatus.STARTED) {
            unfinished.put(action, captured);
        } else if (message.status() != null) {
            unfinished.remove(action);
        }
    }

    @Override
    public void opened(Scope scope) {
        if (live && ActionContext.current().witness() == this) {
            locked(() -> {
                scopes.opened(scope);
                return true;
            });
        }
    }

    @Override
    public void closing(Scope scope) {
        locked(() -> {
            scopes.closing(scope);
            changed.signalAll();
            return true;
        });
    }

    List<LoggedMessage> messages() {
        return locked(() -> List.copyOf(messages));
    }

    <T> T unexpected(Function<Unexpected, T> question) {
        return locked(() -> question.apply(unexpected));
    }

    List<LoggedMessage> takeUnfinished(String actionType) {
        return locked(() -> {
            List<LoggedMessage> starts = unfinished.values().stream()
                    .map(Captured::message)
                    .filter(start -> start.type().equals(actionType))
                    .toList();
            unfinished.values().removeIf(start -> starts.contains(start.message()));
            return starts;
        });
    }

    /** What is wrong so far. */
    List<String> findings() {
        return locked(() -> {
            List<String> findings = unexpected.findings();
            findings.addAll(scopes.misuses());
            return findings;
        });
    }

    /** What was left open. */
    List<String> leftovers() {
        return locked(() -> {
            List<String> leftovers = new ArrayList<>(scopes.leaks());
            unfinished
                    .values()
                    .forEach(start -> leftovers.add("The action "
                            + start.message().type() + " was not finished; if that is expected, say "
                            + "logs.takeUnfinished(\"" + start.message().type() + "\").\n  started\n" + start.site()));
            return leftovers;
        });
    }

    boolean anyScopeOpen() {
        return locked(scopes::anyOpen);
    }

    /** Waits for other threads to finish what they have started, for a while. */
    void awaitQuiet(Duration patience) {
        await(() -> unfinished.isEmpty() && !scopes.anyOpenElsewhere(), patience);
    }

    /** Waits for the end of those that have started, and of what is in them, for a while. */
    List<LoggedAction> actions(String actionType, Duration patience) {
        await(() -> areWhole(actionType), patience);
        return LoggedAction.ofType(messages(), actionType);
    }

    private boolean areWhole(String actionType) {
        try {
            LoggedAction.ofType(messages, actionType);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void await(BooleanSupplier condition, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (left > 0 && !condition.getAsBoolean()) {
                long turn = Math.min(left, TURN.toNanos());
                left -= turn - Math.max(changed.awaitNanos(turn), 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void reset() {
        locked(() -> {
            messages.clear();
            unfinished.clear();
            unexpected.reset();
            scopes.reset();
            return true;
        });
    }

    void end() {
        live = false;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
