// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.context.ActionContextAccessor;
import io.eliot.spring.RecordedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.client.support.ClientResponseWrapper;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reactor.util.retry.Retry;

/** Without Reactor's automatic propagation, which makes everything here easier. */
class EliotExchangeFilterFunctionTests {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final RecordingServer server = new RecordingServer();
    private final RecordedLog log = new RecordedLog();
    private final EliotExchangeFilterFunction filter = new EliotExchangeFilterFunction(log.logger());

    @AfterEach
    void leavesNothingCurrent() {
        server.close();
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    private WebClient.Builder builder() {
        return WebClient.builder().baseUrl(server.url()).apply(filter::addTo);
    }

    private static Mono<String> get(WebClient client, String uri, Object... variables) {
        return client.get().uri(uri, variables).retrieve().bodyToMono(String.class);
    }

    private static Context contextOf(EliotAction action) {
        return Context.of(ActionContextAccessor.KEY, action.asContext());
    }

    @Test
    void makesARequestAnActionOfWhatTheReactorContextCarries() {
        EliotAction order = log.logger().action("order").start();
        EliotAction other = log.logger().action("other").start();

        other.run(() -> get(builder().build(), "/stock/{sku}?token={token}", "A-17", "secret")
                .contextWrite(contextOf(order))
                .block(LIMIT));

        assertThat(log.outline()).endsWith("http:client started task-1@/2/1", "http:client succeeded task-1@/2/3");
        assertThat(log.message("http:client", "started"))
                .containsEntry("method", "GET")
                .containsEntry("uri", server.url() + "/stock/{sku}");
        assertThat(log.message("http:client", "succeeded")).containsEntry("status", 200);
        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"));
    }

    @Test
    void belongsToWhatIsCurrentOnTheSubscribingThread() {
        Mono<String> answer = get(builder().build(), "/stock");

        log.logger().action("order").run(() -> answer.block(LIMIT));

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"));
    }

    @Test
    void belongsToWhereItWasPutTogetherIfTheSubscriberKnowsNothing() {
        Mono<String> answer =
                log.logger().action("order").call(() -> get(builder().build(), "/stock"));

        answer.subscribeOn(Schedulers.boundedElastic()).block(LIMIT);

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/3/2"));
    }

    @Test
    void startsATaskWhereNoActionIsCurrent() {
        get(builder().build(), "/stock").block(LIMIT);

        assertThat(log.outline()).containsExactly("http:client started task-1@/1", "http:client succeeded task-1@/3");
    }

    @Test
    void sendsAFreshIdForEachAttempt() {
        Retry later = Retry.backoff(5, Duration.ofMillis(1));

        log.logger()
                .action("order")
                .run(() -> get(builder().build(), "/flaky/2").retryWhen(later).block(LIMIT));

        assertThat(server.taskIds())
                .containsExactly(List.of("task-1@/2/2"), List.of("task-1@/3/2"), List.of("task-1@/4/2"));
    }

    @Test
    void sendsAFreshIdForEachAttemptOfAFilterAddedLater() {
        WebClient client = builder()
                .filter((request, next) -> next.exchange(request)
                        .flatMap(response -> response.statusCode().isError()
                                ? response.createException().flatMap(Mono::error)
                                : Mono.just(response))
                        .retry(5))
                .build();

        log.logger().action("order").run(() -> get(client, "/flaky/1").block(LIMIT));

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"), List.of("task-1@/3/2"));
    }

    @Test
    void succeedsWithTheStatusOfAnErrorAnswer() {
        assertThatThrownBy(() -> get(builder().build(), "/status/404").block(LIMIT))
                .isInstanceOf(WebClientResponseException.NotFound.class);

        assertThat(log.message("http:client", "succeeded")).containsEntry("status", 404);
    }

    @Test
    void failsWhenThereIsNoAnswer() {
        WebClient client = builder().build();
        server.close();

        assertThatThrownBy(() -> get(client, "/stock").block(LIMIT)).isInstanceOf(WebClientRequestException.class);

        assertThat(log.message("http:client", "failed")).containsKeys("exception", "reason");
    }

    @Test
    void failsWhenItIsCancelledBeforeThereIsAnAnswer() {
        assertThatThrownBy(() -> get(builder().build(), "/never")
                        .timeout(Duration.ofMillis(200))
                        .block(LIMIT))
                .hasCauseInstanceOf(TimeoutException.class);

        assertThat(log.outline()).hasSize(2);
        assertThat(log.message("http:client", "failed"))
                .containsEntry("exception", "java.util.concurrent.CancellationException")
                .containsEntry("reason", "cancelled before there was an answer");
    }

    @Test
    void endsOnceWhenTheRestOfTheAnswerIsCancelled() {
        builder()
                .build()
                .get()
                .uri("/stock")
                .exchangeToFlux(response -> response.bodyToFlux(String.class))
                .take(1)
                .blockLast(LIMIT);

        assertThat(log.outline()).containsExactly("http:client started task-1@/1", "http:client succeeded task-1@/3");
    }

    @Test
    void failsWhenTheExchangeCannotEvenBegin() {
        WebClient client = builder()
                .exchangeFunction(request -> {
                    throw new IllegalStateException("no connection left");
                })
                .build();

        assertThatThrownBy(() -> get(client, "/stock").block(LIMIT)).hasMessage("no connection left");

        assertThat(log.message("http:client", "failed")).containsEntry("reason", "no connection left");
    }

    @Test
    void passesOnAnExceptionThatCannotTellItsCause() {
        WebClient client =
                builder().exchangeFunction(request -> Mono.error(new NoCause())).build();

        assertThat(get(client, "/stock")
                        .onErrorResume(NoCause.class, e -> Mono.just("passed on"))
                        .block(LIMIT))
                .isEqualTo("passed on");

        assertThat(log.message("http:client", "failed")).containsEntry("exception", NoCause.class.getName());
    }

    private static final class NoCause extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }
    }

    @Test
    void handsOutAnAnswerWhoseStatusIsNone() {
        WebClient client = builder()
                .exchangeFunction(request -> Mono.just(new OddResponse()))
                .build();

        assertThat(client.get()
                        .uri("/stock")
                        .exchangeToMono(response -> response.bodyToMono(String.class))
                        .block(LIMIT))
                .isEqualTo("odd");

        assertThat(log.message("http:client", "failed")).containsEntry("reason", "42 is no status");
    }

    private static final class OddResponse extends ClientResponseWrapper {
        OddResponse() {
            super(ClientResponse.create(HttpStatus.OK).body("odd").build());
        }

        @Override
        public HttpStatusCode statusCode() {
            throw new IllegalArgumentException("42 is no status");
        }
    }

    @Test
    void replacesAnIdOfTheCallerAndIsAddedOnce() {
        WebClient client = builder()
                .apply(filter::addTo)
                .build()
                .mutate()
                .apply(filter::addTo)
                .build();

        client.get()
                .uri("/stock")
                .header("x-eliot-task-id", "theirs@/2")
                .retrieve()
                .toBodilessEntity()
                .block(LIMIT);

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"));
    }

    @Test
    void showsItsActionToWhatIsInsideAndTheOuterOneToTheCaller() {
        EliotAction order = log.logger().action("order").start();

        String seen = get(builder().build(), "/stock")
                .flatMap(ignored -> Mono.deferContextual(view -> Mono.justOrEmpty(typeIn(view))))
                .contextWrite(contextOf(order))
                .block(LIMIT);

        assertThat(seen).isEqualTo("order");
    }

    private static @Nullable String typeIn(reactor.util.context.ContextView view) {
        ActionContext context = view.get(ActionContextAccessor.KEY);
        EliotAction action = context.action();
        return action == null ? null : action.actionType();
    }
}
