// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.annotation.Action;
import io.eliot.annotation.Redacted;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionArgumentsTests {
    private final ActionApplication application = ActionApplication.of(Store.class);
    private final Store store = application.bean(Store.class);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void recordsVarargsAsOneField() { // G2
        store.tag("A-17", "new", "gift");
        store.tag("A-17");

        assertThat(application.story())
                .filteredOn(line -> line.startsWith("/1"))
                .containsExactly(
                        "/1 Store.tag started {sku=A-17, tags=[new, gift]}",
                        "/1 Store.tag started {sku=A-17, tags=[]}");
    }

    @Test
    void recordsArraysOfPrimitivesAsTheirElements() {
        store.count(new int[] {1, 2}, new boolean[] {true}, new double[][] {{0.5}, {}});

        assertThat(application.story())
                .containsExactly(
                        "/1 Store.count started {numbers=[1, 2], flags=[true], table=[[0.5], []]}",
                        "/2 Store.count succeeded {result=[1, 2]}");
    }

    @Test
    void recordsRecordsEnumsAndOptionalsAsWhatTheyHold() {
        store.open(new Shift(DayOfWeek.MONDAY, new Clerk("Ann", "4000-1234")), Optional.of("key"), null);

        assertThat(application.story())
                .containsExactly(
                        "/1 Store.open started {shift={day=MONDAY, clerk={name=Ann, card=[redacted]}}, "
                                + "note=key, assistant=null}",
                        "/2 Store.open succeeded {result=MONDAY}");
    }

    @Test
    void recordsCollectionsAsTheyWereWhenTheCallBegan() {
        List<String> skus = new ArrayList<>(List.of("A-17"));
        store.empty(skus, Map.of("aisle", 3));

        assertThat(application.story()).first().isEqualTo("/1 Store.empty started {skus=[A-17], where={aisle=3}}");
    }

    static class Store {
        @Action
        void tag(String sku, String... tags) {}

        @Action
        int[] count(int[] numbers, boolean[] flags, double[][] table) {
            return numbers;
        }

        @Action
        DayOfWeek open(Shift shift, Optional<String> note, @Nullable Clerk assistant) {
            return shift.day();
        }

        @Action
        void empty(List<String> skus, Map<String, Integer> where) {
            skus.clear();
        }
    }

    record Shift(DayOfWeek day, Clerk clerk) {}

    record Clerk(String name, @Redacted String card) {}
}
