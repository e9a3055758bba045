// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.spring.RecordedLog;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriComponentsBuilder;

class EliotClientHttpRequestInterceptorTests {
    private final RecordingServer server = new RecordingServer();
    private final RecordedLog log = new RecordedLog();
    private final EliotClientHttpRequestInterceptor interceptor = new EliotClientHttpRequestInterceptor(log.logger());

    @AfterEach
    void leavesNothingCurrent() {
        server.close();
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    private RestClient.Builder builder() {
        return RestClient.builder().baseUrl(server.url()).requestInterceptors(interceptor::addTo);
    }

    private @Nullable String get(RestClient client, String uri, Object... variables) {
        return client.get().uri(uri, variables).retrieve().body(String.class);
    }

    @Test
    void makesARequestAnActionInTheCurrentOne() {
        log.logger().action("order").run(() -> get(builder().build(), "/stock/{sku}", "A-17"));

        assertThat(log.outline())
                .containsExactly(
                        "order started task-1@/1",
                        "http:client started task-1@/2/1",
                        "http:client succeeded task-1@/2/3",
                        "order succeeded task-1@/3");
        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"));
    }

    @Test
    void tellsMethodUriAndStatus() {
        get(builder().build(), "/stock/{sku}?token={token}", "A-17", "secret");

        assertThat(log.message("http:client", "started"))
                .containsEntry("method", "GET")
                .containsEntry("uri", server.url() + "/stock/{sku}");
        assertThat(log.message("http:client", "succeeded")).containsEntry("status", 200);
        assertThat(log.messages().toString()).doesNotContain("secret").doesNotContain("A-17");
    }

    @Test
    void startsATaskWhereNoActionIsCurrent() {
        get(builder().build(), "/stock");

        assertThat(log.outline()).containsExactly("http:client started task-1@/1", "http:client succeeded task-1@/3");
        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"));
    }

    @Test
    void succeedsWithTheStatusOfAnErrorAnswerAndLeavesJudgementToTheCaller() {
        assertThatThrownBy(() ->
                        log.logger().action("order").run(() -> get(builder().build(), "/status/503")))
                .isInstanceOf(HttpServerErrorException.ServiceUnavailable.class);

        assertThat(log.message("http:client", "succeeded")).containsEntry("status", 503);
        assertThat(log.message("order", "failed")).containsKey("reason");
    }

    @Test
    void failsWhenThereIsNoAnswer() {
        RestClient client = builder().build();
        server.close();

        assertThatThrownBy(() -> get(client, "/stock")).isInstanceOf(ResourceAccessException.class);

        assertThat(log.message("http:client", "failed")).containsKeys("exception", "reason");
    }

    @Test
    void sendsAFreshIdForEachAttempt() {
        RestClient client = builder()
                .requestInterceptor(new TryingAgain())
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();

        log.logger().action("order").run(() -> get(client, "/flaky/2"));

        assertThat(server.taskIds())
                .containsExactly(List.of("task-1@/2/2"), List.of("task-1@/3/2"), List.of("task-1@/4/2"));
        assertThat(log.outline()).contains("http:client succeeded task-1@/4/3", "order succeeded task-1@/5");
    }

    @Test
    void takesTheIdOfAnAttemptAwayFromTheNextWhereThatIsSentToAHostThatIsNotNamed() {
        ClientHttpRequestInterceptor elsewhere = (request, body, execution) -> {
            execution.execute(request, body).close();
            return execution.execute(
                    new HttpRequestWrapper(request) {
                        @Override
                        public URI getURI() {
                            return URI.create(request.getURI().toString().replace("localhost", "127.0.0.1"));
                        }
                    },
                    body);
        };
        RestClient client = RestClient.builder()
                .baseUrl(server.url())
                .requestInterceptor(elsewhere)
                .requestInterceptors(new EliotClientHttpRequestInterceptor(
                        log.logger(), HostPatterns.of(List.of("localhost")))::addTo)
                .build();

        log.logger().action("order").run(() -> get(client, "/stock"));

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"), List.of());
    }

    @Test
    void runsCloserToTheRequestThanInterceptorsBesideIt() {
        List<@Nullable String> current = new ArrayList<>();
        ClientHttpRequestInterceptor beside = (request, body, execution) -> {
            EliotAction action = log.logger().currentAction();
            current.add(action == null ? null : action.actionType());
            return execution.execute(request, body);
        };
        RestClient client =
                builder().requestInterceptor(beside).requestInterceptor(beside).build();

        log.logger().action("order").run(() -> get(client, "/stock"));

        assertThat(current).containsExactly("order", "order");
        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"));
    }

    @Test
    void replacesAnIdOfTheCaller() {
        builder()
                .build()
                .get()
                .uri("/stock")
                .header("x-eliot-task-id", "theirs@/2")
                .retrieve()
                .toBodilessEntity();

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"));
    }

    @Test
    void isAddedOnce() {
        RestClient.Builder builder = builder().requestInterceptors(interceptor::addTo);

        get(builder.build().mutate().requestInterceptors(interceptor::addTo).build(), "/stock");

        assertThat(log.outline()).hasSize(2);
    }

    @Test
    void handsTheTaskToNamedHostsOnly() {
        EliotClientHttpRequestInterceptor elsewhere = new EliotClientHttpRequestInterceptor(
                log.logger(), HostPatterns.of(List.of("inventory", "*.example.com")));

        get(
                RestClient.builder()
                        .baseUrl(server.url())
                        .requestInterceptors(elsewhere::addTo)
                        .build(),
                "/stock");

        assertThat(server.taskIds()).containsExactly(List.of());
        assertThat(log.outline()).containsExactly("http:client started task-1@/1", "http:client succeeded task-1@/2");
    }

    @Test
    void sendsTheIdPastInterceptorsThatChangeTheHeaders() {
        RestClient client = builder()
                .requestInterceptor((request, body, execution) ->
                        execution.execute(withHeaders(request, () -> copyOf(request.getHeaders())), body))
                .build();
        RestClient another = builder()
                .requestInterceptor((request, body, execution) -> execution.execute(
                        withHeaders(request, () -> HttpHeaders.readOnlyHttpHeaders(copyOf(request.getHeaders()))),
                        body))
                .build();

        get(client, "/stock");
        get(another, "/stock");

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"), List.of("task-2@/2"));
    }

    private static HttpHeaders copyOf(HttpHeaders headers) {
        HttpHeaders copy = new HttpHeaders();
        copy.putAll(headers);
        return copy;
    }

    private static HttpRequest withHeaders(HttpRequest request, Supplier<HttpHeaders> headers) {
        return new HttpRequestWrapper(request) {
            @Override
            public HttpHeaders getHeaders() {
                return headers.get();
            }
        };
    }

    @Test
    void handsOutAnAnswerWhoseStatusIsNone() {
        RestClient client = RestClient.builder()
                .requestFactory((uri, method) -> new MockClientHttpRequest(method, uri) {
                    @Override
                    protected ClientHttpResponse executeInternal() {
                        return new OddResponse();
                    }
                })
                .requestInterceptors(interceptor::addTo)
                .build();

        String body = client.get()
                .uri("http://stock/")
                .exchange((request, response) -> new String(response.getBody().readAllBytes(), UTF_8));

        assertThat(body).isEqualTo("odd");

        assertThat(log.message("http:client", "failed")).containsEntry("reason", "42 is no status");
    }

    private static final class OddResponse extends MockClientHttpResponse {
        OddResponse() {
            super("odd".getBytes(UTF_8), HttpStatus.OK);
        }

        @Override
        public HttpStatusCode getStatusCode() {
            throw new IllegalArgumentException("42 is no status");
        }
    }

    @Test
    void sendsNothingFromAMutedAction() {
        log.logger().mutedAction("health").run(() -> get(builder().build(), "/stock"));

        assertThat(server.taskIds()).containsExactly(List.of());
        assertThat(log.outline()).isEmpty();
    }

    @Test
    void servesRestTemplates() {
        RestTemplate template = new RestTemplate();
        interceptor.addTo(template);

        log.logger()
                .action("order")
                .run(() -> template.postForObject(
                        server.url() + "/stock/{sku}?q={q}", "body", String.class, Map.of("sku", "A-17", "q", "x")));

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2/2"));
        assertThat(log.message("http:client", "started"))
                .containsEntry("method", "POST")
                .containsEntry("uri", server.url() + "/stock/{sku}");
    }

    @Test
    void knowsTheTemplateWhereAnotherInterceptorChoosesTheHost() {
        RestTemplate template = new RestTemplate();
        template.getInterceptors()
                .add((request, body, execution) -> execution.execute(sentTo(server.url(), request), body));
        interceptor.addTo(template);

        template.getForObject("http://inventory/stock/{sku}?q={q}", String.class, "A-17", "x");

        assertThat(log.message("http:client", "started")).containsEntry("uri", server.url() + "/stock/{sku}");
    }

    private static HttpRequest sentTo(String host, HttpRequest request) {
        URI chosen = UriComponentsBuilder.fromUri(URI.create(host))
                .path(request.getURI().getPath())
                .query(request.getURI().getQuery())
                .build()
                .toUri();
        return new HttpRequestWrapper(request) {
            @Override
            public URI getURI() {
                return chosen;
            }
        };
    }

    @Test
    void leavesTheBaseUriOfARestTemplateToTheRestClientMadeOfIt() {
        DefaultUriBuilderFactory uris = new DefaultUriBuilderFactory(server.url());
        uris.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.URI_COMPONENT);
        RestTemplate template = new RestTemplate();
        template.setUriTemplateHandler(uris);
        interceptor.addTo(template);

        assertThat(get(RestClient.create(template), "/stock/{sku}", "A-17")).isEqualTo("7");
    }

    @Test
    void leavesTheOtherInterceptorsOfARestTemplateInTheirOrder() {
        List<String> called = new ArrayList<>();
        RestTemplate template = new RestTemplate();
        template.getInterceptors().add(new Signing(called, "adds a header", Ordered.LOWEST_PRECEDENCE));
        template.getInterceptors().add(new Signing(called, "signs", 1));

        interceptor.addTo(template);
        template.getForObject(server.url() + "/stock", String.class);

        assertThat(called).containsExactly("adds a header", "signs");
    }

    @Test
    void isClosestToTheRequestAlsoWhereARestTemplateSortsItsInterceptors() {
        RestTemplate template = new RestTemplate();
        interceptor.addTo(template);
        List<ClientHttpRequestInterceptor> interceptors = new ArrayList<>(template.getInterceptors());
        interceptors.add(new TryingAgain());
        interceptors.add(new Signing(new ArrayList<>(), "signs", 1));
        template.setInterceptors(interceptors);

        template.getForObject(server.url() + "/flaky/1", String.class);

        assertThat(server.taskIds()).containsExactly(List.of("task-1@/2"), List.of("task-2@/2"));
    }

    private record Signing(List<String> called, String name, int getOrder)
            implements ClientHttpRequestInterceptor, Ordered {
        @Override
        public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            called.add(name);
            return execution.execute(request, body);
        }
    }

    private static final class TryingAgain implements ClientHttpRequestInterceptor {
        @Override
        public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            ClientHttpResponse response = execution.execute(request, body);
            for (int i = 0; i < 5 && response.getStatusCode().is5xxServerError(); i++) {
                response.close();
                response = execution.execute(request, body);
            }
            return response;
        }
    }
}
