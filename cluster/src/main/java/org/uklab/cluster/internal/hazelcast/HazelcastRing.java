/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.ringbuffer.OverflowPolicy;
import com.hazelcast.ringbuffer.Ringbuffer;
import java.util.concurrent.Executor;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.internal.Gate;
import org.uklab.cluster.internal.Ring;

/** Hold the latest envelopes in a ringbuffer of Hazelcast. */
final class HazelcastRing implements Ring {
    private final HazelcastInstance hazelcast;
    private final String name;
    private final Gate gate;

    HazelcastRing(HazelcastInstance hazelcast, String name, Gate gate) {
        this.hazelcast = hazelcast;
        this.name = name;
        this.gate = gate;
    }

    private Ringbuffer<Object> ring() {
        return hazelcast.getRingbuffer(name);
    }

    @Override
    public void add(Envelope envelope) {
        Away.tell(() -> {
            var unused = ring().addAsync(envelope, OverflowPolicy.OVERWRITE);
        });
    }

    @Override
    public Subscription read(long from, Executor executor, Reader reader) {
        RingReading reading = new RingReading(this::ring, from, executor, reader, gate);
        reading.start();
        return reading;
    }
}
