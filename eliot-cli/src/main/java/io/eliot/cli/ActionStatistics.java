// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.message.ActionStatus;
import io.eliot.parse.WrittenAction;

/** What there is to say about the actions of one type. */
final class ActionStatistics {
    private final String type;
    private final Durations durations = new Durations();
    private long count;
    private long failed;
    private long unfinished;
    private double parentsTime;
    private double timeInParents;

    ActionStatistics(String type) {
        this.type = type;
    }

    void add(WrittenAction action) {
        count++;
        if (action.status() == ActionStatus.FAILED) {
            failed++;
        }
        if (action.end() == null) {
            unfinished++;
        }
        if (Double.isFinite(action.duration())) {
            durations.add(action.duration());
        }
    }

    /** Counts an action inside another one that took some time, which is counted once for all of this type in it. */
    void addInside(double duration, double parentDuration, boolean isFirst) {
        timeInParents += duration;
        parentsTime += isFirst ? parentDuration : 0;
    }

    String type() {
        return type;
    }

    long count() {
        return count;
    }

    long failed() {
        return failed;
    }

    long unfinished() {
        return unfinished;
    }

    Durations durations() {
        return durations;
    }

    /** The share of the parents' time, from 0 to 1 and beyond where things run side by side; NaN without parents. */
    double share() {
        return parentsTime == 0 ? Double.NaN : timeInParents / parentsTime;
    }
}
