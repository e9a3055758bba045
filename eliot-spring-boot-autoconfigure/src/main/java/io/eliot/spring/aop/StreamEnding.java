// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.EliotAction;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The action ends when the stream is used up or closed. */
final class StreamEnding implements CallRecording.Ending {
    @Override
    public @Nullable Object end(ActionMethod method, EliotAction action, @Nullable Object returned) {
        if (returned instanceof Stream<?> stream) {
            return recorded(method, action, stream);
        } else if (returned instanceof IntStream stream) {
            return recorded(method, action, stream.boxed()).mapToInt(Integer::intValue);
        } else if (returned instanceof LongStream stream) {
            return recorded(method, action, stream.boxed()).mapToLong(Long::longValue);
        } else if (returned instanceof DoubleStream stream) {
            return recorded(method, action, stream.boxed()).mapToDouble(Double::doubleValue);
        }
        method.succeed(action, returned);
        return returned;
    }

    private static <T> Stream<T> recorded(ActionMethod method, EliotAction action, Stream<T> stream) {
        StreamProgress progress = new StreamProgress(method, action);
        boolean parallel = stream.isParallel();
        return StreamSupport.stream(new RecordedSpliterator<>(stream.spliterator(), progress), parallel)
                .onClose(() -> close(stream, progress));
    }

    private static void close(BaseStream<?, ?> stream, StreamProgress progress) {
        progress.run(stream::close);
        progress.close();
    }
}
