/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ask Hazelcast, taking no answer for an answer: both sides ask and post again anyway. Any thread. */
final class Away {
    private static final Logger LOG = LoggerFactory.getLogger(Away.class);

    private Away() {}

    /** Return the answer, or nothing when there is none or the others are away; what cannot be read is still thrown. */
    static <T> Optional<T> ask(Supplier<T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (HazelcastSerializationException unreadable) {
            throw unreadable;
        } catch (HazelcastException | IllegalStateException e) {
            // Offline, not active, timed out, disconnected, destroyed in between.
            LOG.debug("no answer", e);
            return Optional.empty();
        }
    }

    /** Do it, or not when the others are away. */
    static void tell(Runnable order) {
        var unused = ask(() -> {
            order.run();
            return true;
        });
    }
}
