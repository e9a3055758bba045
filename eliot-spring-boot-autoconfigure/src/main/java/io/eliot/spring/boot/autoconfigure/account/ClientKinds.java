// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import java.util.List;

/** Those of one library, as one bean. */
record ClientKinds(List<ClientKind<?>> kinds) {
    static ClientKinds of(ClientKind<?>... kinds) {
        return new ClientKinds(List.of(kinds));
    }
}
