// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import io.eliot.EliotLogger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.client.support.RestTemplateAdapter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.DefaultUriBuilderFactory;
import reactor.core.publisher.Mono;

/** Ways to call another service; each waits a second for an answer and follows redirects by code of the application. */
enum ClientKind {
    REST_TEMPLATE {
        @Override
        Stock client(String url, EliotLogger logger) {
            return new OverRestTemplate(restTemplate(url, logger));
        }
    },
    REST_CLIENT {
        @Override
        Stock client(String url, EliotLogger logger) {
            return new OverRestClient(restClient(url, logger));
        }
    },
    WEB_CLIENT {
        @Override
        Stock client(String url, EliotLogger logger) {
            return new OverWebClient(webClient(url, logger));
        }
    },
    INTERFACE_OVER_REST_TEMPLATE {
        @Override
        Stock client(String url, EliotLogger logger) {
            return interfaceOver(RestTemplateAdapter.create(restTemplate(url, logger)));
        }
    },
    INTERFACE_OVER_REST_CLIENT {
        @Override
        Stock client(String url, EliotLogger logger) {
            return interfaceOver(RestClientAdapter.create(restClient(url, logger)));
        }
    },
    INTERFACE_OVER_WEB_CLIENT {
        @Override
        Stock client(String url, EliotLogger logger) {
            return interfaceOver(WebClientAdapter.create(webClient(url, logger)));
        }
    };

    private static final Duration LIMIT = Duration.ofSeconds(1);

    abstract Stock client(String url, EliotLogger logger);

    /** The service to be called. */
    @HttpExchange
    interface Stock {
        @GetExchange("/{kind}/{sku}")
        @Nullable
        String get(@PathVariable String kind, @PathVariable String sku);

        @PostExchange("/stock")
        @Nullable
        String upload(@RequestBody Resource body);
    }

    private static Stock interfaceOver(HttpExchangeAdapter adapter) {
        return HttpServiceProxyFactory.builderFor(adapter).build().createClient(Stock.class);
    }

    private static JdkClientHttpRequestFactory requests() {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newHttpClient());
        factory.setReadTimeout(LIMIT);
        return factory;
    }

    private static RestTemplate restTemplate(String url, EliotLogger logger) {
        RestTemplate template = new RestTemplate(requests());
        template.setUriTemplateHandler(new DefaultUriBuilderFactory(url));
        template.setInterceptors(List.of(new FollowingRedirects()));
        new EliotClientHttpRequestInterceptor(logger).addTo(template);
        return template;
    }

    private static RestClient restClient(String url, EliotLogger logger) {
        return RestClient.builder()
                .baseUrl(url)
                .requestFactory(requests())
                .requestInterceptor(new FollowingRedirects())
                .requestInterceptors(new EliotClientHttpRequestInterceptor(logger)::addTo)
                .build();
    }

    private static WebClient webClient(String url, EliotLogger logger) {
        JdkClientHttpConnector connector = new JdkClientHttpConnector();
        connector.setReadTimeout(LIMIT);
        return WebClient.builder()
                .baseUrl(url)
                .clientConnector(connector)
                .filter(ClientKind::followRedirects)
                .apply(new EliotExchangeFilterFunction(logger)::addTo)
                .build();
    }

    private static Mono<ClientResponse> followRedirects(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request).flatMap(response -> {
            URI location = response.headers().asHttpHeaders().getLocation();
            return location == null
                    ? Mono.just(response)
                    : response.releaseBody()
                            .then(next.exchange(ClientRequest.from(request)
                                    .url(request.url().resolve(location))
                                    .build()));
        });
    }

    private static final class FollowingRedirects implements ClientHttpRequestInterceptor {
        @Override
        public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws java.io.IOException {
            ClientHttpResponse response = execution.execute(request, body);
            URI location = response.getHeaders().getLocation();
            if (location == null) {
                return response;
            }
            response.close();
            return execution.execute(new Redirected(request, location), body);
        }
    }

    private static final class Redirected extends HttpRequestWrapper {
        private final URI location;

        Redirected(HttpRequest request, URI location) {
            super(request);
            this.location = request.getURI().resolve(location);
        }

        @Override
        public URI getURI() {
            return location;
        }
    }

    private record OverRestTemplate(RestTemplate template) implements Stock {
        @Override
        public @Nullable String get(String kind, String sku) {
            return template.getForObject("/{kind}/{sku}", String.class, kind, sku);
        }

        @Override
        public @Nullable String upload(Resource body) {
            return template.postForObject("/stock", body, String.class);
        }
    }

    private record OverRestClient(RestClient client) implements Stock {
        @Override
        public @Nullable String get(String kind, String sku) {
            return client.get().uri("/{kind}/{sku}", kind, sku).retrieve().body(String.class);
        }

        @Override
        public @Nullable String upload(Resource body) {
            return client.post().uri("/stock").body(body).retrieve().body(String.class);
        }
    }

    private record OverWebClient(WebClient client) implements Stock {
        @Override
        public @Nullable String get(String kind, String sku) {
            return client.get()
                    .uri("/{kind}/{sku}", kind, sku)
                    .retrieve()
                    .bodyToMono(String.class)
                    .block();
        }

        @Override
        public @Nullable String upload(Resource body) {
            return Objects.requireNonNull(client.post()
                    .uri("/stock")
                    .bodyValue(body)
                    .retrieve()
                    .bodyToMono(String.class)
                    .block());
        }
    }
}
