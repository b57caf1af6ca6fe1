/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.util.function.Consumer;

/**
 * Speak to web; one grader's side of the bus. Call on worker threads. While web is away calls return quickly and what was
 * posted is lost, which does no harm: post readies and uncommitted results again every few seconds. The side finds web
 * again by itself, after a restart of web too. Messages must name this grader, else {@link IllegalArgumentException}.
 */
public interface GraderBus extends AutoCloseable {
    /** Say that the grader is there; also looks for jobs that were missed. */
    void ready(Ready ready);

    /**
     * Hear jobs that web signed for this grader, each key once, one at a time, on the bus's own thread: hand over and
     * return. Jobs that came before the first listener are heard by it.
     */
    Subscription onJob(Consumer<Job> listener);

    /**
     * Say that the grader still works on the job.
     *
     * @return false when web says that the lease is lost or the result is committed: kill the run. True also while web is
     *     away
     */
    boolean renew(Renewal renewal);

    /** Post a result; repeat it every few seconds until {@link #isCommitted}. */
    void result(Result result);

    /** Return whether web says that its database holds the result; false while web is away. */
    boolean isCommitted(JobKey key);

    /**
     * Show an event to watchers; never blocks, may be lost. Each costs up to a millisecond of processor time to sign: put
     * the lines of a moment into one event.
     */
    void live(LiveEvent event);

    /** Return whether web is in reach now. */
    boolean connected();

    /** Return how many messages were dropped because they did not verify. */
    long refused();

    /** Leave the bus. */
    @Override
    void close();
}
