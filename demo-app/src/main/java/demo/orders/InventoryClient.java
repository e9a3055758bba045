// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The other service. */
@Component
class InventoryClient {
    private final RestClient http;

    InventoryClient(RestClient.Builder builder, @Value("${inventory.url}") String url) {
        http = builder.baseUrl(url)
                .defaultStatusHandler(HttpStatusCode::is5xxServerError, (request, response) -> {
                    throw new InventoryFailedException(response.getStatusCode());
                })
                .build();
    }

    /** How many are left then. */
    int reserve(Order order) {
        try {
            return http.post()
                    .uri("/stock/{sku}/reservations", order.sku())
                    .body(new Reservation(order.customer(), order.quantity()))
                    .retrieve()
                    .requiredBody(Left.class)
                    .left();
        } catch (HttpClientErrorException.Conflict e) {
            throw new OutOfStockException(order, e);
        }
    }

    String quote(String sku, MultiValueMap<String, String> terms) {
        return http.get()
                .uri(uri -> uri.path("/quotes/{sku}").queryParams(terms).build(sku))
                .retrieve()
                .requiredBody(String.class);
    }

    private record Reservation(String customer, int quantity) {}

    private record Left(int left) {}
}
