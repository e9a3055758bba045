// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

import io.eliot.annotation.Action;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Service
class StockService {
    private final Warehouse warehouse;

    StockService(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** How many are left then. */
    @Action
    Mono<Integer> reserve(String sku, Reservation reservation) {
        // JDBC blocks, and Netty's threads must not.
        return Mono.fromCallable(() -> warehouse.take(sku, reservation)).subscribeOn(Schedulers.boundedElastic());
    }
}
