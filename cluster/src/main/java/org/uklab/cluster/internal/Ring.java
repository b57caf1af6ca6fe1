/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.util.concurrent.Executor;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Subscription;

/** Hold the latest envelopes in order. Any thread. */
public interface Ring {
    /** How many envelopes a ring keeps. */
    int CAPACITY = 1024;

    /** Take what is read. */
    @FunctionalInterface
    interface Reader {
        /** Take one envelope and its place in the ring. */
        void on(long sequence, Envelope envelope);
    }

    /** Append without waiting; the oldest one goes when the ring is full. */
    void add(Envelope envelope);

    /** Read on from this place, or from the oldest one kept when it is gone, on the executor, until closed. */
    Subscription read(long from, Executor executor, Reader reader);
}
