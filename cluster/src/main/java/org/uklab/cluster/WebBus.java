/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.util.List;
import java.util.function.Consumer;

/**
 * Speak to the graders; web's side of the bus. Call on worker threads: calls take a round trip to other members at most.
 * Listeners are called one at a time, on the bus's own thread, never concurrently: hand over and return. They only ever
 * see what verified and was said by the grader it names; the rest is dropped and counted.
 *
 * <p>Nothing here is kept for sure. Assign open jobs again every few seconds, look at {@link #results} too, and call
 * {@link #committed} again for results that are in the database already.
 */
public interface WebBus extends AutoCloseable {
    /** Return the latest ready post of each grader that posted within {@link Ready#LIFETIME_SECONDS}. */
    List<Ready> readies();

    /** Hear ready posts. */
    Subscription onReady(Consumer<Ready> listener);

    /** Put the job before its grader; the same again changes nothing. */
    void assign(Job job);

    /** Tell the grader, whoever it is, that its lease on the job is lost. */
    void withdraw(JobKey key);

    /** Hear renewals; a listener compares them with the holder in the database. */
    Subscription onRenewal(Consumer<Renewal> listener);

    /** Return the results not committed yet, of holders and others. */
    List<Result> results();

    /** Hear results as they arrive; the same one may come again. */
    Subscription onResult(Consumer<Result> listener);

    /** Say that all results for this key that web saw are in its database, scoring or not: graders may forget them. */
    void committed(JobKey key);

    /**
     * Hear a submission's live events, the kept ones first. At most {@code 1024} are kept, for a while.
     *
     * @param fromSequence where to begin; 0 for the oldest kept
     */
    Subscription live(String submission, long fromSequence, LiveListener listener);

    /** Return whether the bus works. */
    boolean connected();

    /** Return how many messages were dropped because they did not verify. */
    long refused();

    /** Leave the bus; graders notice and keep trying to find it again. */
    @Override
    void close();
}
