/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.core.DistributedObjectEvent;
import com.hazelcast.core.DistributedObjectListener;
import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.uklab.cluster.internal.Gate;
import org.uklab.cluster.internal.Ring;
import org.uklab.cluster.internal.Shelf;
import org.uklab.cluster.internal.Space;

/** Hold everything in Hazelcast, as a member or as a client. Any thread. */
final class HazelcastSpace implements Space, DistributedObjectListener {
    /** A destroyed map takes its listeners along a moment after it said so. */
    private static final Executor AFTERWARDS = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

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

    /** Survive that somebody destroys a map. A client need not: it looks for jobs with each ready post. */
    HazelcastSpace guarded() {
        hazelcast.addDistributedObjectListener(this);
        return this;
    }

    @Override
    public void distributedObjectCreated(DistributedObjectEvent event) {}

    @Override
    public void distributedObjectDestroyed(DistributedObjectEvent event) {
        HazelcastShelf shelf = shelves.get(event.getObjectName());
        if (shelf != null) {
            AFTERWARDS.execute(shelf::reattach);
        }
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
