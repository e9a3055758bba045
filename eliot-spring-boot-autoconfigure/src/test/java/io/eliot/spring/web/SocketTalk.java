// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A web socket that says something and waits for the reply. */
public final class SocketTalk implements WebSocket.Listener {
    private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    public SocketTalk(TestServer server, String path) throws Exception {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + server.port() + path), this)
                .get(20, TimeUnit.SECONDS);
    }

    public String say(String text) throws Exception {
        socket.sendText(text, true).get(20, TimeUnit.SECONDS);
        return Objects.requireNonNull(replies.poll(20, TimeUnit.SECONDS), "no reply");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket replying, CharSequence text, boolean last) {
        replies.add(text.toString());
        replying.request(1);
        return null;
    }

    public void end() throws Exception {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    }
}
