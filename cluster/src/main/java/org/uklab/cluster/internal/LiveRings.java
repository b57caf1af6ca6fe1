/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.LiveListener;
import org.uklab.cluster.Subscription;

/** Let web watch the rings of submissions, and free a ring when its submission has been over for a while. Any thread. */
final class LiveRings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRings.class);
    private static final Duration AFTERGLOW = Duration.ofMinutes(1);

    private record Watch(String submission, Subscription reading) {}

    private final Gate gate;
    private final Space space;
    private final InstantSource clock;
    private final BusThread thread;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    /** Submissions whose ring is in use. */
    private final Set<String> active = ConcurrentHashMap.newKeySet();
    /** Submissions that are over, with when, the oldest first. */
    private final Map<String, Instant> over = new LinkedHashMap<>();

    LiveRings(String name, Gate gate, Space space, InstantSource clock) {
        this.gate = gate;
        this.space = space;
        this.clock = clock;
        thread = new BusThread("live-" + name);
    }

    Subscription watch(String submission, long from, LiveListener listener) {
        Subscription reading = space.ring(Shelves.LIVE + submission)
                .read(from, thread, (sequence, envelope) -> show(submission, sequence, envelope, listener));
        Watch watch = new Watch(submission, reading);
        watches.add(watch);
        return () -> {
            reading.close();
            if (watches.remove(watch)) {
                dropIfIdle(submission);
            }
        };
    }

    /** Looking at a ring makes it, also of a submission that was over long ago. */
    private void dropIfIdle(String submission) {
        if (!active.contains(submission) && watches.stream().noneMatch(watch -> watch.submission.equals(submission))) {
            space.drop(Shelves.LIVE + submission);
        }
    }

    private void show(String submission, long sequence, Envelope envelope, LiveListener listener) {
        gate.admit(
                        envelope,
                        LiveEvent.class,
                        (signer, event) -> event.submission().equals(submission))
                .ifPresent(event -> {
                    try {
                        listener.on(sequence, envelope.signer(), event);
                    } catch (RuntimeException e) {
                        LOG.error("a listener failed on {}", event, e);
                    }
                });
    }

    /** The submission goes on. */
    void keep(String submission) {
        active.add(submission);
        synchronized (over) {
            over.remove(submission);
        }
    }

    /** The submission is over: free its ring later, when watchers have seen the end. */
    void release(String submission) {
        synchronized (over) {
            over.putIfAbsent(submission, clock.instant());
            Instant old = clock.instant().minus(AFTERGLOW);
            over.entrySet().removeIf(entry -> {
                boolean due = entry.getValue().isBefore(old);
                if (due) {
                    drop(entry.getKey());
                }
                return due;
            });
        }
    }

    private void drop(String submission) {
        active.remove(submission);
        // Watchers first: one that is still reading would make the ring anew.
        watches.removeIf(watch -> {
            boolean same = watch.submission.equals(submission);
            if (same) {
                watch.reading.close();
            }
            return same;
        });
        space.drop(Shelves.LIVE + submission);
    }

    void close() {
        watches.forEach(watch -> watch.reading.close());
        thread.stop();
    }
}
