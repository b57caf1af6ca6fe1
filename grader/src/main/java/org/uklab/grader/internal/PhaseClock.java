/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.uklab.grader.Report.PhaseTime;
import org.uklab.grader.Watcher;

/** Note how long each phase takes, also of one that ends the attempt. One thread. */
public final class PhaseClock {
    private final LongSupplier nanos;
    private final Watcher watcher;
    private final List<PhaseTime> times = new ArrayList<>();

    /** Count with the given clock, such as {@code System::nanoTime}. */
    public PhaseClock(LongSupplier nanos) {
        this(nanos, Watcher.NONE);
    }

    /** Count, and tell a watcher of each phase that begins. */
    public PhaseClock(LongSupplier nanos, Watcher watcher) {
        this.nanos = nanos;
        this.watcher = watcher;
    }

    /** Continue from what another one has counted. */
    public PhaseClock(LongSupplier nanos, PhaseClock before) {
        this(nanos, before.watcher);
        times.addAll(before.times);
    }

    /** Do what a phase does. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws EndedException, IOException, InterruptedException;
    }

    /** Do it and note the time. */
    public <T> T time(String phase, Work<T> work) throws EndedException, IOException, InterruptedException {
        watcher.phase(phase);
        long start = nanos.getAsLong();
        try {
            return work.run();
        } finally {
            add(phase, Duration.ofNanos(nanos.getAsLong() - start));
        }
    }

    /** Give whoever watches. */
    public Watcher watcher() {
        return watcher;
    }

    /** Note a time that something else has measured. */
    public void add(String phase, Duration took) {
        times.add(new PhaseTime(phase, took.toMillis()));
    }

    public List<PhaseTime> times() {
        return List.copyOf(times);
    }
}
