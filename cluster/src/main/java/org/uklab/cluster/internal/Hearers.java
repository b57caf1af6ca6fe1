/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.Subscription;

/** Tell each listener; one that throws is logged and disturbs no other. Any thread. */
final class Hearers<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Hearers.class);

    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<T> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    boolean none() {
        return listeners.isEmpty();
    }

    void tell(T message) {
        for (Consumer<T> listener : listeners) {
            try {
                listener.accept(message);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {}", message, e);
            }
        }
    }
}
