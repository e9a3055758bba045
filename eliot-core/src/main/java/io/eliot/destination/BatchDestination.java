// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.util.List;

/**
 * A destination that takes several messages at once for less than one after the other. A {@link QueuedDestination}
 * before it hands it what waits.
 *
 * @since 0.1.0
 */
public interface BatchDestination extends Destination {
    /**
     * Takes as many of some messages as suits it, from the first one on and in order. Those it leaves, it is given again.
     *
     * @param messages at least one; valid until the return of this call
     * @return how many it took, at least one
     * @throws Exception if the first message could not be taken; then none was
     */
    int writeSome(List<EncodedMessage> messages) throws Exception;
}
