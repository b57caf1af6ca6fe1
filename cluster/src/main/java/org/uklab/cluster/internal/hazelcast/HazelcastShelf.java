/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.internal.Gate;
import org.uklab.cluster.internal.Shelf;

/** Hold envelopes in a map of Hazelcast, where anybody may have put anything. */
final class HazelcastShelf implements Shelf, EntryAddedListener<Object, Object>, EntryUpdatedListener<Object, Object> {
    private final HazelcastInstance hazelcast;
    private final String name;
    private final Gate gate;
    private final List<BiConsumer<String, Envelope>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable UUID registration;

    HazelcastShelf(HazelcastInstance hazelcast, String name, Gate gate) {
        this.hazelcast = hazelcast;
        this.name = name;
        this.gate = gate;
    }

    private IMap<Object, Object> map() {
        return hazelcast.getMap(name);
    }

    @Override
    public void put(String key, Envelope envelope) {
        Away.tell(() -> map().set(key, envelope));
    }

    @Override
    public void putIfAbsent(String key, Envelope envelope) {
        try {
            Away.tell(() -> map().putIfAbsent(key, envelope));
        } catch (HazelcastSerializationException e) {
            refuse(key, e); // what lies there is returned, but cannot be read
        }
    }

    @Override
    public Optional<Envelope> get(String key) {
        try {
            Optional<Object> value = Away.ask(() -> map().get(key));
            if (value.isPresent() && !(value.get() instanceof Envelope)) {
                throw new HazelcastSerializationException("no envelope");
            }
            return value.map(Envelope.class::cast);
        } catch (HazelcastSerializationException e) {
            refuse(key, e);
            return Optional.empty();
        }
    }

    private void refuse(String key, HazelcastSerializationException why) {
        gate.refuse("what lies in " + name + " under " + key + ": " + why.getMessage());
        remove(key);
    }

    @Override
    public List<String> keys() {
        attach();
        try {
            List<String> keys = new ArrayList<>();
            for (Object key : Away.ask(() -> map().keySet()).orElseGet(Set::of)) {
                keys.add((String) key);
            }
            return keys;
        } catch (HazelcastSerializationException | ClassCastException e) {
            gate.refuse("a key in " + name + ": " + e.getMessage());
            Away.tell(() -> map().clear()); // a key that cannot be read cannot be named; wiping is harmless
            return List.of();
        }
    }

    @Override
    public void remove(String key) {
        Away.tell(() -> map().delete(key));
    }

    @Override
    public Subscription listen(BiConsumer<String, Envelope> listener) {
        listeners.add(listener);
        attach();
        return () -> listeners.remove(listener);
    }

    /** A client that has not met web yet cannot attach; each look at the keys tries again. */
    private synchronized void attach() {
        if (registration == null && !listeners.isEmpty()) {
            registration = Away.ask(() -> map().addEntryListener(this, true)).orElse(null);
        }
    }

    /** Attach anew after the map was destroyed, and tell what was put there in between. */
    void reattach() {
        synchronized (this) {
            UUID old = registration;
            if (old != null) {
                Away.tell(() -> map().removeEntryListener(old));
            }
            registration = null;
            attach();
        }
        for (String key : keys()) {
            get(key).ifPresent(envelope -> listeners.forEach(listener -> listener.accept(key, envelope)));
        }
    }

    @Override
    public void entryAdded(EntryEvent<Object, Object> event) {
        try {
            if (event.getKey() instanceof String key && event.getValue() instanceof Envelope envelope) {
                listeners.forEach(listener -> listener.accept(key, envelope));
            } else {
                gate.refuse("no envelope in " + name);
            }
        } catch (HazelcastSerializationException e) {
            gate.refuse("an entry of " + name + ": " + e.getMessage());
        }
    }

    @Override
    public void entryUpdated(EntryEvent<Object, Object> event) {
        entryAdded(event);
    }
}
