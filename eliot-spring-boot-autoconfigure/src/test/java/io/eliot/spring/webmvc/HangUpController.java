// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Answers a tick at once, and goes on with the request on another thread. */
@RestController
class HangUpController {
    private static final byte[] TICK = "tick\n".getBytes(UTF_8);

    @GetMapping("/callable")
    Callable<String> callable(HttpServletResponse response) throws IOException {
        tick(response);
        return () -> "callable";
    }

    @GetMapping("/stream")
    StreamingResponseBody stream() {
        return out -> {
            while (true) {
                out.write(TICK);
                out.flush();
            }
        };
    }

    @GetMapping("/emitter")
    ResponseBodyEmitter emitter() {
        ResponseBodyEmitter emitter = new ResponseBodyEmitter();
        run(() -> tick(emitter));
        return emitter;
    }

    @GetMapping("/events")
    SseEmitter events() {
        SseEmitter emitter = new SseEmitter();
        run(() -> tick(emitter));
        return emitter;
    }

    private static void tick(ResponseBodyEmitter emitter) throws IOException {
        try {
            while (true) {
                emitter.send("tick\n", MediaType.TEXT_PLAIN);
            }
        } catch (IOException e) {
            emitter.completeWithError(e);
        }
    }

    @GetMapping("/deferred")
    DeferredResult<String> deferred(HttpServletResponse response) throws IOException {
        DeferredResult<String> result = new DeferredResult<>();
        tick(response);
        run(() -> result.setResult("deferred"));
        return result;
    }

    @GetMapping("/dispatched-at-once")
    void dispatchedAtOnce(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tick(response);
        if (isFirstCycle(request)) {
            AsyncContext async = request.startAsync();
            run(async::dispatch);
        }
    }

    @GetMapping("/dispatched-when-broken")
    void dispatchedWhenBroken(HttpServletRequest request, HttpServletResponse response) {
        if (isFirstCycle(request)) {
            AsyncContext async = request.startAsync();
            run(() -> {
                tickUntilBroken(response);
                async.dispatch();
            });
        }
    }

    @GetMapping("/completed-when-broken")
    void completedWhenBroken(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        run(() -> {
            tickUntilBroken(response);
            async.complete();
        });
    }

    private static boolean isFirstCycle(HttpServletRequest request) {
        boolean first = request.getAttribute("cycle") == null;
        request.setAttribute("cycle", 2);
        return first;
    }

    private static void tickUntilBroken(HttpServletResponse response) {
        try {
            while (true) {
                tick(response);
            }
        } catch (IOException e) {
            // as was to be expected
        }
    }

    private static void tick(HttpServletResponse response) throws IOException {
        response.getOutputStream().write(TICK);
        response.flushBuffer();
    }

    private static void run(Work work) {
        Runnable quietly = () -> {
            try {
                work.run();
            } catch (IOException | IllegalStateException e) {
                // the container was the first to notice, and has taken the request away
            }
        };
        new Thread(quietly, "another").start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
