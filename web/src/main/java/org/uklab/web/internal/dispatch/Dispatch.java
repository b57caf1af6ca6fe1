/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.Submission;

/**
 * Take submissions in and see that they get graded: one thread that turns the {@link Dispatcher} when something happens,
 * and twice a second anyway. Any thread, unless said otherwise.
 *
 * <p>What changes is published on the local Vert.x bus: a {@link Snapshot} as JSON on {@code submission.<id>}, the id of an
 * event on {@value EventBusAnnouncer#LEADERBOARD}.
 */
public final class Dispatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final long TICK_MILLIS = 500;
    /** What comes together is one turn: a verdict, and the slot that it frees. */
    private static final long GATHER_MILLIS = 4;

    private static final long CLOSE_SECONDS = 10;

    private final Db db;
    private final Inbox inbox = new Inbox(this::wake);
    private final Dispatcher dispatcher;
    private final List<Subscription> heard;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "dispatch"));

    private Dispatch(Vertx vertx, Db db, WebBus bus, Clock clock) {
        this.db = db;
        this.dispatcher = new Dispatcher(
                db, bus, inbox, new EventBusAnnouncer(vertx.eventBus()), clock, new SecureRandom()::nextLong);
        this.heard = inbox.listen(bus);
    }

    /** Begin: attempts that graders held before a restart go on. Worker. */
    public static Dispatch start(Vertx vertx, Db db, WebBus bus, Clock clock) {
        Dispatch dispatch = new Dispatch(vertx, db, bus, clock);
        dispatch.dispatcher.resume();
        var unused = dispatch.thread.scheduleWithFixedDelay(dispatch::turn, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return dispatch;
    }

    /**
     * Keep a patch for good, with its receipt time, and have it graded.
     *
     * @return once it is in the database; fails if the exercise was never published or the event does not exist
     */
    public Future<Submission> receive(NewSubmission wanted) {
        return db.inTx(tx -> tx.submissions().receive(tx.events().placed(wanted)))
                .map(receipt -> {
                    inbox.changed(receipt.submission().id());
                    receipt.superseded().forEach(inbox::changed);
                    return receipt.submission();
                });
    }

    /** List the graders that are there now; a submission can be graded if one is. */
    public List<Ready> graders() {
        return dispatcher.graders();
    }

    /** Look at the queue soon. */
    private void wake() {
        if (woken.compareAndSet(false, true) && !thread.isShutdown()) {
            var unused = thread.schedule(this::turn, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void turn() {
        woken.set(false);
        try {
            dispatcher.turn();
        } catch (RuntimeException failed) {
            // The database or the bus is away; the next turn begins from what is in the database.
            LOG.error("a turn of the dispatcher failed; the next one is in {} ms", TICK_MILLIS, failed);
        }
    }

    /** Stop after the turn at work; attempts stay with their graders. Worker. */
    @Override
    public void close() throws InterruptedException {
        heard.forEach(Subscription::close);
        thread.shutdown();
        if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("the dispatcher did not stop within {} s", CLOSE_SECONDS);
        }
        dispatcher.close();
    }
}
