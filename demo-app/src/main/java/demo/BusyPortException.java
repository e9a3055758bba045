// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import java.util.Locale;

final class BusyPortException extends Exception {
    BusyPortException(String service, int port) {
        super("Port %d, which %s wants, is in use. Stop what uses it, or set %s_PORT to another port and start again."
                .formatted(port, service, service.toUpperCase(Locale.ROOT)));
    }
}
