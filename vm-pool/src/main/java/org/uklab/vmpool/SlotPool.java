/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Keep machines waiting, so that an image that is ready boots at once. Any thread.
 *
 * <pre>
 *   expect --> being prepared --> waiting --take--> used once --close--> refill
 *                                    |
 *                                    +-- too many: the oldest of another kind ends
 * </pre>
 *
 * <p>The refill comes when a taken slot is closed, not before: starting machines would slow down the very boot that
 * somebody waits for.
 */
public final class SlotPool implements AutoCloseable {
    private static final int PREPARERS = 2;

    private record Kind(Machine machine, int memoryMiB) {}

    private record Place(Kind kind, CompletableFuture<Slot> slot) {}

    private final int warm;
    private final ExecutorService preparers = Executors.newFixedThreadPool(PREPARERS, work -> {
        Thread thread = new Thread(work, "slot-prepare");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Place> places = new ArrayDeque<>();
    private boolean closed;

    /**
     * Make a pool.
     *
     * @param warm how many machines it keeps waiting by itself; 0: only those that were expected
     */
    public SlotPool(int warm) {
        this.warm = warm;
    }

    /** Begin to prepare slots until so many of them wait; what nobody takes is kept for others, or ends for them. */
    public synchronized void expect(Machine machine, int memoryMiB, int count) {
        fill(new Kind(machine, memoryMiB), count, Math.max(warm, count));
    }

    /** Return a slot that nobody has used, prepared now if none waits. The caller closes it. Worker. */
    public Slot take(Machine machine, int memoryMiB) throws IOException, InterruptedException {
        Kind kind = new Kind(machine, memoryMiB);
        for (Optional<Place> place = next(kind); place.isPresent(); place = next(kind)) {
            Optional<Slot> slot = await(place.get());
            if (slot.isPresent()) {
                return new Taken(kind, slot.get());
            }
        }
        return new Taken(kind, machine.prepare(memoryMiB));
    }

    /** End all that waits; what was taken is its taker's. */
    @Override
    public synchronized void close() {
        closed = true;
        places.forEach(SlotPool::end);
        places.clear();
        preparers.shutdown();
    }

    private synchronized Optional<Place> next(Kind kind) {
        Optional<Place> first =
                places.stream().filter(place -> place.kind().equals(kind)).findFirst();
        first.ifPresent(places::remove);
        return first;
    }

    /* The slot of this place, or nothing if it failed or is lost: then the next one is tried, and at last a new one. */
    private static Optional<Slot> await(Place place) throws InterruptedException {
        try {
            Slot slot = place.slot().get();
            if (slot.waits()) {
                return Optional.of(slot);
            }
            slot.close();
        } catch (InterruptedException e) {
            end(place);
            throw e;
        } catch (ExecutionException e) {
            // whoever prepares one for itself meets the reason
        }
        return Optional.empty();
    }

    /* Begins to prepare until so many of the kind are there; most is for all kinds. */
    private void fill(Kind kind, int count, int most) {
        long there = places.stream().filter(place -> place.kind().equals(kind)).count();
        for (long i = there; i < count && !closed; i++) {
            CompletableFuture<Slot> slot = CompletableFuture.supplyAsync(() -> prepare(kind), preparers);
            places.add(new Place(kind, slot));
        }
        for (Iterator<Place> old = places.iterator(); places.size() > most && old.hasNext(); ) {
            Place place = old.next();
            if (!place.kind().equals(kind)) {
                old.remove();
                end(place);
            }
        }
    }

    private static Slot prepare(Kind kind) {
        try {
            return kind.machine().prepare(kind.memoryMiB());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /* Now, or as soon as it is prepared. */
    private static void end(Place place) {
        var unused = place.slot().thenAccept(Slot::close);
    }

    private synchronized void refill(Kind kind) {
        fill(kind, warm, warm);
    }

    /** A slot whose end makes room for a new one. */
    private final class Taken implements Slot {
        private final Kind kind;
        private final Slot slot;

        Taken(Kind kind, Slot slot) {
            this.kind = kind;
            this.slot = slot;
        }

        @Override
        public boolean waits() {
            return slot.waits();
        }

        @Override
        public RunResult run(byte[] image, RunLimits limits, RunListener listener) {
            return slot.run(image, limits, listener);
        }

        @Override
        public void close() {
            slot.close();
            refill(kind);
        }
    }
}
