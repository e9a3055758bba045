// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import org.jspecify.annotations.Nullable;

/** An encoding of values that are named rather than shown: what asking them for more could load, consume or reveal. */
interface Undisclosed extends Encoding {
    /**
     * What is said of the value.
     *
     * @return null if this one may be shown after all
     */
    @Nullable
    String description(Object value) throws Exception;
}
