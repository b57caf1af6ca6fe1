/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.uklab.cluster.internal.Gate;
import org.uklab.cluster.internal.Ring;
import org.uklab.cluster.internal.Shelf;
import org.uklab.cluster.internal.Space;

/** Hold everything in Hazelcast, as a member or as a client. Any thread. */
class HazelcastSpace implements Space {
    private final HazelcastInstance hazelcast;
    private final Gate gate;
    private final BooleanSupplier connected;
    private final Map<String, HazelcastShelf> shelves = new ConcurrentHashMap<>();

    /** Shut the instance down in the end. */
    HazelcastSpace(HazelcastInstance hazelcast, Gate gate, BooleanSupplier connected) {
        this.hazelcast = hazelcast;
        this.gate = gate;
        this.connected = connected;
    }

    @Override
    public Shelf shelf(String name) {
        return shelves.computeIfAbsent(name, it -> new HazelcastShelf(hazelcast, it, gate));
    }

    @Override
    public Ring ring(String name) {
        return new HazelcastRing(hazelcast, name, gate);
    }

    @Override
    public void drop(String ring) {
        Away.tell(() -> hazelcast.getRingbuffer(ring).destroy());
    }

    @Override
    public boolean connected() {
        return connected.getAsBoolean();
    }

    @Override
    public void close() {
        hazelcast.shutdown();
    }
}
