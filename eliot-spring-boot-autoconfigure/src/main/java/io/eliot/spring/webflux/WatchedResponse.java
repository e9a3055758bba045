// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import java.nio.file.Path;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A response that tells when its body is cancelled. Where a client hangs up amid a stream, the server cancels the body
 * and completes the request as if all were well.
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
        return super.writeWith(
                body instanceof Mono<? extends DataBuffer> one
                        ? one.doOnCancel(onCancel)
                        : Flux.from(body).doOnCancel(onCancel));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body).doOnCancel(onCancel));
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
