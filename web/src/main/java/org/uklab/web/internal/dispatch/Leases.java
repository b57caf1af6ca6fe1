/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.Renewal;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.store.Attempt;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionState;
import org.uklab.web.internal.store.Tx;

/**
 * Look after the attempts that graders hold: renew, put the job before a holder who was not heard of, take it from one who
 * is silent. Thread of the dispatcher.
 */
final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    /** After this long without a word the job is assigned again, in case the bus lost it. */
    private static final Duration SILENCE = Duration.ofSeconds(4);
    /** How often it is assigned again. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final Db db;
    private final WebBus bus;
    private final Inbox inbox;
    private final Map<JobKey, Held> held = new HashMap<>();

    /** What is known of an open attempt beside its row. */
    private static final class Held {
        private final Subscription phases;
        private Instant assigned;

        Held(Subscription phases, Instant assigned) {
            this.phases = phases;
            this.assigned = assigned;
        }
    }

    Leases(Db db, WebBus bus, Inbox inbox) {
        this.db = db;
        this.bus = bus;
        this.inbox = inbox;
    }

    /** Follow the phases of an attempt that was just opened. */
    void watch(Attempt attempt) {
        held.computeIfAbsent(key(attempt), key -> new Held(follow(attempt), attempt.assignedAt()));
    }

    private Subscription follow(Attempt attempt) {
        return bus.live(attempt.submission().toString(), 0, (sequence, grader, event) -> {
            if (event.kind() == LiveEvent.Kind.PHASE
                    && event.attempt() == attempt.number()
                    && grader.equals(attempt.grader())) {
                inbox.phase(new Phase(attempt.submission(), attempt.number(), Phase.stateOf(event.text())));
            }
        });
    }

    /** Prolong leases for their holders; tell everybody else to stop. */
    void renew(List<Renewal> renewals) {
        for (Renewal renewal : renewals) {
            boolean renewed = id(renewal.key())
                    .map(id -> db.tx(
                            tx -> tx.attempts().renew(id, renewal.key().attempt(), renewal.grader(), Dispatcher.LEASE)))
                    .orElse(false);
            if (!renewed && !heldByAnother(renewal)) {
                bus.withdraw(renewal.key());
            }
        }
    }

    /** A withdrawal reaches whoever holds the key, so one who never held it must not bring it about. */
    private boolean heldByAnother(Renewal renewal) {
        return id(renewal.key())
                .flatMap(id -> db.tx(tx -> tx.attempts().find(id, renewal.key().attempt())))
                .filter(attempt -> !attempt.grader().equals(renewal.grader()))
                .isPresent();
    }

    void advance(List<Phase> phases, Changes changes) {
        for (Phase phase : phases) {
            if (db.tx(tx -> tx.submissions().advance(phase.submission(), phase.attempt(), phase.state()))) {
                changes.submissions.add(phase.submission());
            }
        }
    }

    /** Take jobs from holders whose lease ended, and remind those who were not heard of. */
    void sweep(Instant now, Changes changes) {
        List<Attempt> open = db.tx(tx -> tx.attempts().open());
        held.entrySet().removeIf(entry -> {
            boolean over = open.stream().noneMatch(attempt -> key(attempt).equals(entry.getKey()));
            if (over) {
                entry.getValue().phases.close();
            }
            return over;
        });
        for (Attempt attempt : open) {
            if (attempt.leaseUntil().isBefore(now)) {
                lose(attempt, changes);
            } else {
                remind(attempt, now);
            }
        }
    }

    private void lose(Attempt attempt, Changes changes) {
        Optional<SubmissionState> to = db.tx(tx -> tx.attempts().lose(attempt));
        if (to.isPresent()) {
            LOG.warn(
                    "{} lost attempt {} of {}, now {}",
                    attempt.grader(),
                    attempt.number(),
                    attempt.submission(),
                    to.get());
            changes.submissions.add(attempt.submission());
            bus.withdraw(key(attempt));
        }
    }

    private void remind(Attempt attempt, Instant now) {
        watch(attempt);
        Held known = held.get(key(attempt));
        Instant lastWord = attempt.leaseUntil().minus(Dispatcher.LEASE);
        if (known != null
                && lastWord.plus(SILENCE).isBefore(now)
                && known.assigned.plus(AGAIN).isBefore(now)) {
            known.assigned = now;
            bus.assign(db.tx(tx -> job(tx, attempt)));
        }
    }

    /** Write the job of an attempt, always the same for the same attempt. */
    static Job job(Tx tx, Attempt attempt) {
        Submission submission = tx.submissions().find(attempt.submission()).orElseThrow();
        return new Job(
                key(attempt),
                attempt.grader(),
                submission.exercise(),
                switch (submission.kind()) {
                    case RUN -> Job.Kind.RUN;
                    case SUBMIT -> Job.Kind.SUBMIT;
                },
                submission.digest(),
                tx.submissions().patch(submission.id()),
                attempt.seed());
    }

    private static JobKey key(Attempt attempt) {
        return new JobKey(attempt.submission().toString(), attempt.number());
    }

    private static Optional<UUID> id(JobKey key) {
        try {
            return Optional.of(UUID.fromString(key.submission()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        held.values().forEach(attempt -> attempt.phases.close());
        held.clear();
    }
}
