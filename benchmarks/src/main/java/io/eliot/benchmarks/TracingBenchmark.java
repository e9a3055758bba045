// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A span with the same three fields, exported to nowhere: it is not even encoded. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TracingBenchmark {
    /** OpenTelemetry alone, and Micrometer's observations before it. */
    @State(Scope.Benchmark)
    public static class Discarding {
        private final Tracer tracer = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new Nowhere()))
                .build()
                .get("benchmark");
        private final ObservationRegistry observations = ObservationRegistry.create();

        /** Makes spans of observations. */
        public Discarding() {
            OtelTracer bridge = new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {});
            observations.observationConfig().observationHandler(new DefaultTracingObservationHandler(bridge));
        }
    }

    /** OpenTelemetry's own interface, the span being current meanwhile. */
    @Benchmark
    @SuppressWarnings("try") // nothing is to be done with the scope but to close it
    public int span(Discarding to, Order order) {
        Span span = to.tracer
                .spanBuilder(Order.PLACE)
                .setAttribute("sku", order.sku)
                .setAttribute("quantity", order.quantity())
                .setAttribute("customer", order.customer)
                .startSpan();
        try (io.opentelemetry.context.Scope scope = span.makeCurrent()) {
            return order.work();
        } finally {
            span.end();
        }
    }

    /** Micrometer's. */
    @Benchmark
    public int observation(Discarding to, Order order) {
        return Observation.createNotStarted(Order.PLACE, to.observations)
                .highCardinalityKeyValue("sku", order.sku)
                .highCardinalityKeyValue("quantity", Integer.toString(order.quantity()))
                .highCardinalityKeyValue("customer", order.customer)
                .observe(order::work);
    }

    private static final class Nowhere implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
