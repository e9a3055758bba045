// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

import io.eliot.Eliot;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The ways in which Spring MVC answers. Each logs whom it works for, on the thread on which it does. */
@RestController
class SoakController {
    private static final byte[] TICK = "tick\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MANY = 100_000;
    private static final long SHORT = 10;

    private final AsyncTaskExecutor executor;

    SoakController(AsyncTaskExecutor executor) {
        this.executor = executor;
    }

    @GetMapping("/soak/plain/{customer}")
    String plain(@PathVariable String customer) {
        return work(customer);
    }

    @GetMapping("/soak/callable/{customer}")
    Callable<String> callable(@PathVariable String customer) {
        return () -> work(customer);
    }

    @GetMapping("/soak/deferred/{customer}")
    DeferredResult<String> deferred(@PathVariable String customer) {
        DeferredResult<String> result = new DeferredResult<>();
        executor.execute(() -> result.setResult(work(customer)));
        return result;
    }

    @GetMapping("/soak/future/{customer}")
    CompletableFuture<String> future(@PathVariable String customer) {
        return CompletableFuture.supplyAsync(() -> work(customer), executor);
    }

    @GetMapping("/soak/stream/{customer}")
    StreamingResponseBody stream(@PathVariable String customer) {
        return out -> out.write(work(customer).getBytes(StandardCharsets.US_ASCII));
    }

    @GetMapping("/soak/sse/{customer}")
    SseEmitter sse(@PathVariable String customer) {
        SseEmitter emitter = new SseEmitter();
        executor.execute(() -> {
            try {
                emitter.send(work(customer));
                emitter.complete();
            } catch (IOException e) {
                emitter.completeWithError(e);
            }
        });
        return emitter;
    }

    @GetMapping("/soak/late/{customer}")
    DeferredResult<String> late(@PathVariable String customer) {
        work(customer);
        return new DeferredResult<>(SHORT);
    }

    @GetMapping("/soak/endless/{customer}")
    StreamingResponseBody endless(@PathVariable String customer) {
        work(customer);
        return SoakController::tick;
    }

    private static void tick(OutputStream out) throws IOException {
        for (int i = 0; i < MANY; i++) {
            out.write(TICK);
            out.flush();
        }
    }

    @GetMapping("/soak/endless_events/{customer}")
    SseEmitter endlessEvents(@PathVariable String customer) {
        SseEmitter emitter = new SseEmitter();
        work(customer);
        executor.execute(() -> tick(emitter));
        return emitter;
    }

    private static void tick(SseEmitter emitter) {
        try {
            for (int i = 0; i < MANY; i++) {
                emitter.send("tick");
            }
        } catch (IOException | IllegalStateException e) {
            // Spring says to leave it to the container, which was perhaps the first to notice.
        }
    }

    /** Another thread goes on with the request when the client has heard enough. */
    @GetMapping("/soak/abandoned/{customer}")
    DeferredResult<String> abandoned(@PathVariable String customer, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(TICK);
        response.flushBuffer();
        DeferredResult<String> result = new DeferredResult<>();
        String worked = work(customer);
        executor.execute(() -> result.setResult(worked));
        return result;
    }

    @GetMapping("/soak/thrown/{customer}")
    String thrown(@PathVariable String customer) {
        throw new IllegalStateException(work(customer));
    }

    @GetMapping("/soak/handled/{customer}")
    String handled(@PathVariable String customer) {
        throw new IllegalArgumentException(work(customer));
    }

    @ExceptionHandler
    ProblemDetail handle(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    private static String work(String customer) {
        Eliot.log("worked", "for", customer);
        return customer;
    }
}
