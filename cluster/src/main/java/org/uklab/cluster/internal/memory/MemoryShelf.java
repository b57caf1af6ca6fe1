/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.internal.Shelf;

/** Hold envelopes in a map until they are too old. */
final class MemoryShelf implements Shelf {
    private record Aged(Envelope envelope, Instant since) {}

    private final InstantSource clock;
    private final Duration lifetime;
    private final Map<String, Aged> entries = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, Envelope>> listeners = new CopyOnWriteArrayList<>();

    MemoryShelf(InstantSource clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    @Override
    public void put(String key, Envelope envelope) {
        entries.put(key, new Aged(envelope, clock.instant()));
        listeners.forEach(listener -> listener.accept(key, envelope));
    }

    @Override
    public void putIfAbsent(String key, Envelope envelope) {
        if (entries.putIfAbsent(key, new Aged(envelope, clock.instant())) == null) {
            listeners.forEach(listener -> listener.accept(key, envelope));
        }
    }

    @Override
    public Optional<Envelope> get(String key) {
        forgetOld();
        return Optional.ofNullable(entries.get(key)).map(Aged::envelope);
    }

    @Override
    public List<String> keys() {
        forgetOld();
        return List.copyOf(entries.keySet());
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(lifetime);
        entries.values().removeIf(aged -> aged.since().isBefore(oldest));
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    void wipe() {
        entries.clear();
    }

    @Override
    public Subscription listen(BiConsumer<String, Envelope> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
