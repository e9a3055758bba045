// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import io.eliot.spring.web.EventStreamContract;
import io.eliot.spring.web.TestServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** On Netty. */
class ReactiveEventStreamTests extends EventStreamContract {
    private static final TestServer SERVER =
            TestServer.reactive(Application.class, "spring.reactor.context-propagation=auto");

    @Override
    protected TestServer server() {
        return SERVER;
    }

    @Override
    protected String outcomeOfTimeOut() {
        return "failed";
    }

    @Override
    protected @Nullable String timeOut() {
        return "java.util.concurrent.TimeoutException";
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {}

    @RestController
    static class Controller {
        private static final ServerSentEvent<String> BUSY =
                ServerSentEvent.<String>builder().comment("busy").build();

        private static ServerSentEvent<String> event(String data) {
            return ServerSentEvent.builder(data).build();
        }

        private static Flux<ServerSentEvent<String>> beats() {
            return Flux.interval(Duration.ZERO, Duration.ofMillis(2))
                    .onBackpressureDrop()
                    .map(tick -> BUSY);
        }

        @GetMapping("/events-complete")
        Flux<ServerSentEvent<String>> complete() {
            return beats().take(3).concatWithValues(event("last"));
        }

        /** By another thread, which does not notice. */
        @GetMapping("/events-complete-and-go-on")
        Flux<ServerSentEvent<String>> completeAndGoOn() {
            Sinks.Many<ServerSentEvent<String>> sink = Sinks.many().unicast().onBackpressureBuffer();
            Schedulers.boundedElastic().schedule(() -> {
                sink.tryEmitNext(BUSY);
                sink.tryEmitNext(event("last"));
                sink.tryEmitComplete();
                sink.tryEmitNext(event("too late"));
                sink.tryEmitError(new IllegalStateException("too late"));
            });
            return sink.asFlux();
        }

        @GetMapping("/events-fail")
        Flux<ServerSentEvent<String>> fail() {
            return Flux.just(event("one"))
                    .concatWith(Flux.<ServerSentEvent<String>>error(new IllegalStateException("no stock"))
                            .delaySubscription(Duration.ofMillis(5)));
        }

        @GetMapping("/events-late")
        Flux<ServerSentEvent<String>> late() {
            return Flux.just(event("one"))
                    .concatWith(Flux.<ServerSentEvent<String>>never().timeout(Duration.ofMillis(20)));
        }

        @GetMapping("/events-beat")
        Flux<ServerSentEvent<String>> beat() {
            return beats();
        }

        /** Merged, as is usual where the events are rare. */
        @GetMapping("/events-beat-and-complete")
        Flux<ServerSentEvent<String>> beatAndComplete() {
            return Flux.merge(beats(), Flux.never()).onErrorComplete();
        }
    }
}
