// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

import io.eliot.annotation.Action;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Somebody else's service, if {@code supplier.url} says where it is. */
@Service
class Supplier {
    private final WebClient http;
    private final String url;

    Supplier(WebClient.Builder builder, @Value("${supplier.url:}") String url) {
        this.http = builder.baseUrl(url).build();
        this.url = url;
    }

    /** What the supplier answers; the terms are passed on as they are. */
    @Action
    Mono<String> quote(String sku, MultiValueMap<String, String> terms) {
        if (url.isEmpty()) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_IMPLEMENTED, "supplier.url is not set"));
        }
        return http.get().uri(uri -> uri.queryParams(terms).build()).retrieve().bodyToMono(String.class);
    }
}
