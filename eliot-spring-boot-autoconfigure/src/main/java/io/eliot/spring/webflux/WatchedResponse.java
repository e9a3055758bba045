// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A response that tells when the server cancels its body. Where a client hangs up amid a stream, the server does so and
 * completes the request as if all were well. An application that cancels the writing as a whole, as a filter with a
 * time-out does, answers in another way, or has said enough.
 */
class WatchedResponse extends ServerHttpResponseDecorator {
    private final Runnable onCancel;

    private WatchedResponse(ServerHttpResponse response, Runnable onCancel) {
        super(response);
        this.onCancel = onCancel;
    }

    static ServerHttpResponse of(ServerHttpResponse response, Runnable onCancel) {
        return response instanceof ZeroCopyHttpOutputMessage
                ? new OfFiles(response, onCancel)
                : new WatchedResponse(response, onCancel);
    }

    /** A body of one part stays a Mono, which servers write without chunks. */
    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return watched(onBodyCancel -> super.writeWith(
                body instanceof Mono<? extends DataBuffer> one
                        ? one.doOnCancel(onBodyCancel)
                        : Flux.from(body).doOnCancel(onBodyCancel)));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return watched(onBodyCancel -> super.writeAndFlushWith(Flux.from(body).doOnCancel(onBodyCancel)));
    }

    /** Who cancels the writing as a whole is heard before the body is cancelled for it. */
    private Mono<Void> watched(Function<Runnable, Mono<Void>> writing) {
        return Mono.defer(() -> {
            AtomicBoolean unwanted = new AtomicBoolean();
            Runnable onBodyCancel = () -> {
                if (!unwanted.get()) {
                    onCancel.run();
                }
            };
            return writing.apply(onBodyCancel).doOnCancel(() -> unwanted.set(true));
        });
    }

    /** Keeps the way in which a server sends files without copying them. */
    private static final class OfFiles extends WatchedResponse implements ZeroCopyHttpOutputMessage {
        private OfFiles(ServerHttpResponse response, Runnable onCancel) {
            super(response, onCancel);
        }

        @Override
        public Mono<Void> writeWith(Path file, long position, long count) {
            return ((ZeroCopyHttpOutputMessage) getDelegate()).writeWith(file, position, count);
        }
    }
}
