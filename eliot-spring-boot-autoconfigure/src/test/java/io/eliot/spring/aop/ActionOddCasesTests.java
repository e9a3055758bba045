// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.eliot.annotation.Action;
import io.eliot.annotation.ActionField;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ActionOddCasesTests {
    private final ActionApplication application = ActionApplication.of(Wild.class);
    private final Wild wild = application.bean(Wild.class);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void recordsAPublisherItCannotReplaceAsAValue() {
        assertThat(wild.prices().autoConnect().collectList().block()).containsExactly(1, 2);

        assertThat(application.story()).hasSize(2).last().asString().startsWith("/2 Wild.prices succeeded");
    }

    @Test
    void failsWithAnErrorThatNoSubscriberIsToldOf() {
        assertThat(catchThrowable(() -> wild.unlinked().block())).isNotNull();

        assertThat(application.story()).last().asString().startsWith("/2 Wild.unlinked failed");
    }

    @Test
    void failsWithAnIteratorThatBreaksItsPromise() {
        Iterator<String> names = wild.names();
        assertThat(names.hasNext()).isTrue();
        assertThatThrownBy(names::next).isInstanceOf(NoSuchElementException.class);

        assertThat(application.story()).last().asString().startsWith("/2 Wild.names failed");
    }

    @Test
    void goesOnWhenAnExpressionFailsWithAnError() {
        wild.assertive(new Assertive());

        assertThat(application.story()).hasSize(2);
    }

    @Test
    void endsWithAStreamThatIsUsedUpAlready() {
        assertThat(catchThrowable(() -> wild.usedUp().toList())).isInstanceOf(IllegalStateException.class);

        assertThat(application.story()).last().asString().startsWith("/2 Wild.usedUp failed");
    }

    public static class Assertive {
        public String getName() {
            throw new AssertionError("no name");
        }
    }

    @Action
    static class Wild {
        ConnectableFlux<Integer> prices() {
            return Flux.just(1, 2).publish();
        }

        Mono<String> unlinked() {
            throw new NoClassDefFoundError("gone");
        }

        Iterator<String> names() {
            Iterator<Optional<String>> source =
                    List.of(Optional.<String>empty()).iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return source.hasNext();
                }

                @Override
                public String next() {
                    return source.next().orElseThrow();
                }
            };
        }

        void assertive(@ActionField(expression = "name") Assertive it) {}

        Stream<String> usedUp() {
            Stream<String> stream = List.of("a").stream();
            stream.forEach(each -> {});
            return stream;
        }
    }
}
