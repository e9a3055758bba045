// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

import io.eliot.Eliot;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The ways in which Spring WebFlux answers. Each logs whom it works for, on the thread on which it does. */
@RestController
class SoakController {
    private static final Duration SHORT = Duration.ofMillis(10);

    @GetMapping("/soak/mono/{customer}")
    Mono<String> mono(@PathVariable String customer) {
        return Mono.fromSupplier(() -> work(customer));
    }

    @GetMapping("/soak/elsewhere/{customer}")
    Mono<String> elsewhere(@PathVariable String customer) {
        return Mono.fromSupplier(() -> work(customer)).subscribeOn(Schedulers.parallel());
    }

    @GetMapping("/soak/flux/{customer}")
    Flux<String> flux(@PathVariable String customer) {
        return Flux.range(0, 3).publishOn(Schedulers.parallel()).map(i -> i == 0 ? work(customer) : "more");
    }

    @GetMapping(path = "/soak/events/{customer}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> events(@PathVariable String customer) {
        return Flux.just(1, 2).map(i -> i == 1 ? work(customer) : "more");
    }

    @GetMapping("/soak/slow/{customer}")
    Mono<String> slow(@PathVariable String customer) {
        return Mono.fromSupplier(() -> work(customer)).then(Mono.<String>never().timeout(SHORT));
    }

    @GetMapping(path = "/soak/never/{customer}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> never(@PathVariable String customer) {
        return Flux.concat(Mono.fromSupplier(() -> work(customer)).thenReturn("tick"), Flux.never());
    }

    @GetMapping("/soak/broken/{customer}")
    Mono<String> broken(@PathVariable String customer) {
        return Mono.fromSupplier(() -> work(customer)).flatMap(any -> Mono.error(new IllegalStateException(any)));
    }

    private static String work(String customer) {
        Eliot.log("worked", "for", customer);
        return customer;
    }
}
