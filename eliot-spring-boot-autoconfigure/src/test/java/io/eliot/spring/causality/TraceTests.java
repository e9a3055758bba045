// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.spring.RecordedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A trace sees it when any line of a task is missing, or there twice. */
class TraceTests {
    private static final int LINES = 8;

    private final RecordedLog log = new RecordedLog();

    @BeforeEach
    void aRequestThatHasTheOtherServiceWork() {
        EliotLogger logger = log.logger();
        logger.continueTask("u@/2").type("http:server").run(() -> {
            logger.log("before");
            logger.action("http:client").run(call -> theOtherService(call));
        });
    }

    private void theOtherService(EliotAction call) {
        EliotLogger logger = log.logger();
        logger.continueTask(call.serializeTaskId()).type("http:server").run(() -> logger.log("work"));
    }

    static IntStream lines() {
        return IntStream.range(0, LINES);
    }

    @Test
    void isGaplessAsItWasLogged() {
        assertThat(log.messages()).hasSize(LINES);
        assertThat(traceOf(log.messages()).placesAreUniqueAndGapless()).isTrue();
        assertThat(traceOf(log.messages()).isFinished()).isTrue();
        assertThat(traceOf(log.messages()).ends()).containsExactly(1, 1, 1);
        assertThat(traceOf(log.messages()).pathOfWork()).isEqualTo("http:server/http:client/http:server");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void hasAGapWithoutAnyOfItsLines(int line) {
        List<Map<String, Object>> without = new ArrayList<>(log.messages());
        without.remove(line);

        assertThat(traceOf(without).placesAreUniqueAndGapless()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void hasNoLineTwice(int line) {
        List<Map<String, Object>> twice = new ArrayList<>(log.messages());
        twice.add(twice.get(line));

        assertThat(traceOf(twice).placesAreUniqueAndGapless()).isFalse();
    }

    @Test
    void hasAGapWithoutTheOtherService() {
        List<Map<String, Object>> without = new ArrayList<>(log.messages());
        without.subList(3, 6).clear();

        assertThat(traceOf(without).placesAreUniqueAndGapless()).isFalse();
    }

    private static Trace traceOf(List<Map<String, Object>> messages) {
        return new Trace(() -> messages, "u");
    }
}
