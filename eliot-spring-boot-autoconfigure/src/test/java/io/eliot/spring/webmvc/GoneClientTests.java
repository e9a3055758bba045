// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

class GoneClientTests {
    private static Stream<Throwable> certain() {
        return Stream.of(
                new AsyncRequestNotUsableException("ServletOutputStream failed to write"),
                new ClientAbortException(new IOException("Broken pipe")),
                new EofException("Closed"),
                new EofException("Closed") {
                    private static final long serialVersionUID = 1L;
                },
                new HttpMessageConversionException("I/O error", new IOException(new EofException("Early EOF"))));
    }

    private static Stream<Throwable> ofABackend() {
        return Stream.of(
                new IOException("Broken pipe"),
                new IOException("Connection reset by peer"),
                new IOException("HTTP/1.1 header parser received no bytes", new EOFException()),
                new ResourceAccessException("I/O error", new EofException("of Jetty's client")),
                new ExecutionException(new EofException("of Jetty's client")));
    }

    @ParameterizedTest
    @MethodSource("certain")
    void knowsWhatIsToldOfTheConnectionOfTheRequest(Throwable exception) {
        assertThat(GoneClient.isCertainBy(exception)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ofABackend")
    void takesNoOtherConnectionForIt(Throwable exception) {
        assertThat(GoneClient.isCertainBy(exception)).isFalse();
    }

    @Test
    void survivesOneThatCannotTellItsCause() {
        Exception broken = new Exception() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException("no cause");
            }
        };

        assertThat(GoneClient.isCertainBy(broken)).isFalse();
    }

    @Test
    void survivesCausesThatGoInACircle() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));

        assertThat(GoneClient.isCertainBy(first)).isFalse();
    }
}
