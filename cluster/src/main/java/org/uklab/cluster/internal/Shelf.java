/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Subscription;

/** Hold envelopes under keys. Any thread. While the others are away nothing is found and what is put is lost. */
public interface Shelf {
    /** Replace what is there. */
    void put(String key, Envelope envelope);

    /** Put it unless something is there. */
    void putIfAbsent(String key, Envelope envelope);

    /** Return what is there, if it can be read. */
    Optional<Envelope> get(String key);

    /** Return the keys of now. */
    List<String> keys();

    /** Take it away. */
    void remove(String key);

    /** Hear what is put from now on, on any thread, at once: hand over and return. */
    Subscription listen(BiConsumer<String, Envelope> listener);
}
