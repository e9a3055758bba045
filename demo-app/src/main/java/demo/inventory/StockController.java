// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class StockController {
    private final StockService stock;
    private final Supplier supplier;

    StockController(StockService stock, Supplier supplier) {
        this.stock = stock;
        this.supplier = supplier;
    }

    @PostMapping("/stock/{sku}/reservations")
    Mono<Left> reserve(@PathVariable String sku, @RequestBody Reservation reservation) {
        return stock.reserve(sku, reservation).map(Left::new);
    }

    @GetMapping("/quotes/{sku}")
    Mono<String> quote(@PathVariable String sku, @RequestParam MultiValueMap<String, String> terms) {
        return supplier.quote(sku, terms);
    }

    @ExceptionHandler
    ProblemDetail outOfStock(OutOfStockException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    record Left(int left) {}
}
