/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.work;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uklab.cluster.Job;
import org.uklab.cluster.Result;

/** Hold a job that is not forgotten yet: waiting or at work, then with its result. Any thread. */
public final class HeldJob {
    private final Job job;
    private @Nullable Thread slot;
    private @Nullable Result result;
    private boolean lost;

    public HeldJob(Job job) {
        this.job = job;
    }

    public Job job() {
        return job;
    }

    /** Begin on this thread; false if the lease was lost while the job waited. */
    public synchronized boolean begin() {
        slot = Thread.currentThread();
        return !lost;
    }

    /** Be done on this thread; an interrupt meant for this job does not reach the next. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    public synchronized void end() {
        slot = null;
        Thread.interrupted();
    }

    /** Give the job up, and stop whoever is at it. */
    public synchronized void lose() {
        lost = true;
        if (slot != null) {
            slot.interrupt();
        }
    }

    public synchronized boolean lost() {
        return lost;
    }

    public synchronized void result(Result made) {
        result = made;
    }

    /** Give the result; empty while the job still has or wants a slot. */
    public synchronized Optional<Result> result() {
        return Optional.ofNullable(result);
    }
}
