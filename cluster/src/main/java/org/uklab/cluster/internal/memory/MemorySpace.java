/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.memory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.uklab.cluster.Ready;
import org.uklab.cluster.internal.Ring;
import org.uklab.cluster.internal.Shelf;
import org.uklab.cluster.internal.Shelves;
import org.uklab.cluster.internal.Space;

/** Hold everything in maps; only ready posts age, the rest is as short-lived as its process. Any thread. */
final class MemorySpace implements Space {
    private static final Duration LONG = Duration.ofDays(365);

    private final InstantSource clock;
    private final Map<String, MemoryShelf> shelves = new ConcurrentHashMap<>();
    private final Map<String, MemoryRing> rings = new ConcurrentHashMap<>();

    MemorySpace(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Shelf shelf(String name) {
        Duration lifetime = name.equals(Shelves.READIES) ? Duration.ofSeconds(Ready.LIFETIME_SECONDS) : LONG;
        return shelves.computeIfAbsent(name, it -> new MemoryShelf(clock, lifetime));
    }

    @Override
    public Ring ring(String name) {
        return rings.computeIfAbsent(name, it -> new MemoryRing());
    }

    @Override
    public void drop(String ring) {
        rings.remove(ring);
    }

    void wipe() {
        shelves.values().forEach(MemoryShelf::wipe);
        rings.values().forEach(MemoryRing::wipe);
    }

    @Override
    public boolean connected() {
        return true;
    }

    /** Others may still use it. */
    @Override
    public void close() {}
}
