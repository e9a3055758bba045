// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.spring.web.Elsewhere;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Events sent by threads of their own. */
@RestController
class EventStreamController {
    private static final long A_LITTLE = 2_000_000;

    @GetMapping("/events-complete")
    SseEmitter complete() {
        return emitter(60_000, EventStreamController::sendAll);
    }

    @GetMapping("/events-complete-and-go-on")
    SseEmitter completeAndGoOn() {
        return emitter(60_000, emitter -> {
            sendAll(emitter);
            emitter.send("too late");
        });
    }

    private static void sendAll(SseEmitter emitter) throws IOException {
        beat(emitter);
        emitter.send("last");
        emitter.complete();
    }

    @GetMapping("/events-fail")
    SseEmitter fail() {
        return emitter(60_000, emitter -> {
            emitter.send("one");
            emitter.completeWithError(new IllegalStateException("no stock"));
        });
    }

    /** The first event is there before the time begins to run. */
    @GetMapping("/events-late")
    SseEmitter late() throws IOException {
        SseEmitter late = emitter(1_000, EventStreamController::beatForEver);
        late.send("one");
        return late;
    }

    /** Jetty keeps a stream that can no longer be written to until it times out. */
    @GetMapping("/events-beat")
    SseEmitter beat() {
        return emitter(1_000, EventStreamController::beatForEver);
    }

    @GetMapping("/events-beat-and-complete")
    SseEmitter beatAndComplete() {
        return emitter(60_000, emitter -> {
            try {
                beatForEver(emitter);
            } catch (IOException e) {
                emitter.completeWithError(e);
            }
        });
    }

    private static void beatForEver(SseEmitter emitter) throws IOException {
        while (true) {
            beat(emitter);
        }
    }

    private static void beat(SseEmitter emitter) throws IOException {
        emitter.send(SseEmitter.event().comment("busy"));
        LockSupport.parkNanos(A_LITTLE);
    }

    private static SseEmitter emitter(long timeout, Work work) {
        SseEmitter emitter = new SseEmitter(timeout);
        Elsewhere.run(() -> {
            try {
                work.send(emitter);
            } catch (IOException | IllegalStateException e) {
                // completed by then, by whomever
            }
        });
        return emitter;
    }

    private interface Work {
        void send(SseEmitter emitter) throws IOException;
    }
}
