// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.util.SplittableRandom;
import java.util.UUID;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is logged, in each benchmark the same: a text, a number and another text. One for each thread. */
@State(Scope.Thread)
public class Order {
    /** The action, or what stands for it in a log without actions. */
    static final String PLACE = "order:place";

    final String sku = "A-17";
    final String customer = "Jane Doe";
    final Integer boxedQuantity = 1_000;
    private final SplittableRandom random = new SplittableRandom();
    private int quantity;

    /** Another one each time, so that boxing it is paid for. */
    int quantity() {
        quantity = quantity % 9_000 + 1;
        return quantity + 999;
    }

    /** What is done in the action: as good as nothing. */
    int work() {
        return quantity;
    }

    /** A name for the task of those that have none, for next to nothing. */
    String taskUuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** One of its halves. */
    long halfOfTaskUuid() {
        return random.nextLong();
    }
}
