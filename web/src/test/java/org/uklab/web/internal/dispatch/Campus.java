/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBus;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.ledger.LedgerEntry;
import org.uklab.web.internal.store.Attempt;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.SettableClock;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;

/**
 * A web and its graders on one clock: H2 in memory, the bus in memory, turns taken by hand. What a grader says is waited
 * for, so that a turn after it has heard it.
 */
final class Campus implements AutoCloseable {
    static final String EXERCISE = "uksched-assign";
    static final String MACHINE = "qemu-x86_64";
    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicLong NUMBER = new AtomicLong();

    final SettableClock clock = new SettableClock();
    final JobBus bus = JobBuses.inMemory(clock);
    final Db db;
    final List<Snapshot> announced = new ArrayList<>();
    final List<UUID> boards = new ArrayList<>();

    private final Map<String, PublicKey> enrolled = new ConcurrentHashMap<>();
    private final Identity self = Identity.generate("web");
    private final Semaphore heard = new Semaphore(0);
    private final AtomicLong seed = new AtomicLong();

    private Inbox inbox = new Inbox(() -> {});
    private List<Subscription> listening = List.of();
    private WebBus web;
    Dispatcher dispatcher;

    Campus() {
        db = Db.memory(VERTX, "campus" + NUMBER.incrementAndGet(), clock);
        db.tx(tx -> {
            tx.releases().publish(EXERCISE, "d1", List.of(MACHINE));
            return null;
        });
        web = join();
        dispatcher = startDispatcher();
    }

    private WebBus join() {
        return bus.web(self, name -> Optional.ofNullable(enrolled.get(name)));
    }

    private Dispatcher startDispatcher() {
        inbox = new Inbox(heard::release);
        listening = inbox.listen(web);
        Dispatcher started = dispatcher(web, inbox);
        started.resume();
        return started;
    }

    /** Make one more dispatcher on the same database. */
    Dispatcher dispatcher(WebBus web, Inbox inbox) {
        Announcer announcer = new Announcer() {
            @Override
            public void submission(Snapshot now) {
                announced.add(now);
            }

            @Override
            public void leaderboard(UUID event) {
                boards.add(event);
            }
        };
        return new Dispatcher(db, web, inbox, announcer, clock, seed::incrementAndGet);
    }

    /** Let web die, the bus with it, time go by, and web start again with the same database. */
    void restartWeb(Duration away) {
        stopWeb();
        bus.wipe();
        clock.advance(away);
        startWeb();
    }

    void stopWeb() {
        listening.forEach(Subscription::close);
        dispatcher.close();
        web.close();
    }

    void startWeb() {
        web = join();
        dispatcher = startDispatcher();
        turn();
    }

    /** Enrol a grader; it has posted nothing yet. */
    FakeGrader grader(String name) {
        Identity identity = Identity.generate(name);
        enrolled.put(name, identity.publicKey());
        return new FakeGrader(this, name, bus.grader(identity, Trust.of(self)));
    }

    WebBus web() {
        return web;
    }

    void turn() {
        dispatcher.turn();
    }

    /** Do something that web hears, and take a turn once it did. */
    void hears(Runnable said) {
        heard.drainPermits();
        said.run();
        awaitHeard();
        turn();
    }

    private void awaitHeard() {
        try {
            assertThat(heard.tryAcquire(10, TimeUnit.SECONDS))
                    .as("web heard it")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Let time go by, and take the turns that a clock would. */
    void pass(Duration time) {
        clock.advance(time);
        turn();
    }

    UUID person(String name) {
        return db.tx(tx -> tx.people().create(name, "hash").orElseThrow().id());
    }

    Submission submit(UUID author) {
        return submit(author, SubmissionKind.SUBMIT);
    }

    Submission submit(UUID author, SubmissionKind kind) {
        return submit(NewSubmission.practice(author, EXERCISE, kind, "patch".getBytes(UTF_8)));
    }

    /** Receive a patch, no two at the same time. */
    Submission submit(NewSubmission wanted) {
        clock.advance(Duration.ofMillis(1));
        return db.tx(tx -> tx.submissions().receive(wanted)).submission();
    }

    Submission now(Submission submission) {
        return db.tx(tx -> tx.submissions().find(submission.id()).orElseThrow());
    }

    List<Attempt> attempts(Submission submission) {
        return db.tx(tx -> tx.attempts().of(submission.id()));
    }

    int evidence(Submission submission) {
        return db.tx(tx -> tx.attempts().evidence(submission.id()));
    }

    List<LedgerEntry> ledger() {
        return db.tx(tx -> tx.ledger().all());
    }

    @Override
    public void close() {
        listening.forEach(Subscription::close);
        dispatcher.close();
        bus.close();
        db.close();
    }
}
