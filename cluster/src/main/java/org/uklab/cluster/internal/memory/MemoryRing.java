/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.internal.Ring;

/** Hold the latest envelopes in a queue. */
final class MemoryRing implements Ring {
    private record Item(long sequence, Envelope envelope) {}

    private final Deque<Item> items = new ArrayDeque<>();
    private final Set<Reading> readings = ConcurrentHashMap.newKeySet();
    private long next;

    @Override
    public void add(Envelope envelope) {
        synchronized (items) {
            items.add(new Item(next++, envelope));
            if (items.size() > CAPACITY) {
                items.remove();
            }
        }
        readings.forEach(Reading::wake);
    }

    void wipe() {
        synchronized (items) {
            items.clear();
            next = 0;
        }
    }

    @Override
    public Subscription read(long from, Executor executor, Reader reader) {
        Reading reading = new Reading(from, executor, reader);
        readings.add(reading);
        reading.wake();
        return () -> readings.remove(reading);
    }

    /** Return the oldest item from there on; from the beginning if that is beyond the end. */
    private Optional<Item> from(long wanted) {
        synchronized (items) {
            long from = wanted > next ? 0 : wanted;
            return items.stream().filter(item -> item.sequence() >= from).findFirst();
        }
    }

    /** One reader's place; moved on the executor only. */
    private final class Reading {
        private final Executor executor;
        private final Reader reader;
        private long place;

        Reading(long place, Executor executor, Reader reader) {
            this.place = place;
            this.executor = executor;
            this.reader = reader;
        }

        void wake() {
            executor.execute(this::catchUp);
        }

        private void catchUp() {
            Optional<Item> item = from(place);
            while (item.isPresent() && readings.contains(this)) {
                place = item.get().sequence() + 1;
                reader.on(item.get().sequence(), item.get().envelope());
                item = from(place);
            }
        }
    }
}
