/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.ringbuffer.ReadResultSet;
import com.hazelcast.ringbuffer.Ringbuffer;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.internal.Gate;
import org.uklab.cluster.internal.Ring;

/** Read on in one ring: ask for what comes next, take it on the executor, ask again. */
final class RingReading implements Subscription {
    private static final int BATCH = 128;
    private static final int RETRY_MILLIS = 500;

    private final Supplier<Ringbuffer<Object>> ring;
    private final Executor executor;
    private final Ring.Reader reader;
    private final Gate gate;
    private volatile boolean closed;
    private volatile long place;

    RingReading(Supplier<Ringbuffer<Object>> ring, long from, Executor executor, Ring.Reader reader, Gate gate) {
        this.ring = ring;
        this.place = from;
        this.executor = executor;
        this.reader = reader;
        this.gate = gate;
    }

    /** A place beyond the end is one of an earlier ring: begin anew, where Hazelcast would skip to the end. */
    void start() {
        executor.execute(() -> {
            long end = Away.ask(() -> ring.get().tailSequence()).orElse(-1L) + 1;
            place = place > end ? 0 : place;
            next();
        });
    }

    private void next() {
        if (closed) {
            return;
        }
        try {
            var unused = ring.get().readManyAsync(place, 1, BATCH, null).whenCompleteAsync(this::came, executor);
        } catch (HazelcastException | IllegalStateException away) {
            later();
        }
    }

    private void came(@Nullable ReadResultSet<Object> batch, @Nullable Throwable failure) {
        if (batch != null) {
            for (int i = 0; i < batch.size() && !closed; i++) {
                place = batch.getSequence(i) + 1;
                show(batch, i);
            }
            next();
            return;
        }
        Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
        if (why instanceof DistributedObjectDestroyedException) {
            place = 0; // wiped; the next one begins anew
            next();
        } else {
            later();
        }
    }

    private void show(ReadResultSet<Object> batch, int i) {
        try {
            if (batch.get(i) instanceof Envelope envelope) {
                reader.on(batch.getSequence(i), envelope);
            } else {
                gate.refuse("no envelope in a ring");
            }
        } catch (HazelcastSerializationException e) {
            gate.refuse("an item of a ring: " + e.getMessage());
        }
    }

    private void later() {
        CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS, executor)
                .execute(this::next);
    }

    @Override
    public void close() {
        closed = true;
    }
}
