/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.Result;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.ledger.Score;
import org.uklab.web.internal.store.Attempt;
import org.uklab.web.internal.store.AttemptState;
import org.uklab.web.internal.store.Attempts;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;
import org.uklab.web.internal.store.SubmissionState;
import org.uklab.web.internal.store.Tx;

/**
 * Bring results into the database: the holder's, of the current attempt, scores; others are kept as evidence; the same one
 * again changes nothing. Thread of the dispatcher.
 */
final class Verdicts {
    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    private final Db db;
    private final WebBus bus;

    Verdicts(Db db, WebBus bus) {
        this.db = db;
        this.bus = bus;
    }

    void take(List<Result> results, Changes changes) {
        for (Result result : results) {
            try {
                take(result, changes);
            } catch (RuntimeException failed) {
                // It stays on the bus and comes again; the others need not wait for it.
                LOG.error("cannot commit {}", result, failed);
            }
        }
    }

    private void take(Result result, Changes changes) {
        Optional<UUID> submission = id(result.key());
        boolean settled = submission.isEmpty() || db.tx(tx -> settle(tx, submission.get(), result, changes));
        if (settled) {
            bus.committed(result.key());
        }
    }

    /**
     * Write down what a result means.
     *
     * @return whether the attempt is over, so that nobody has to keep results of it
     */
    private static boolean settle(Tx tx, UUID id, Result result, Changes changes) {
        int number = result.key().attempt();
        Optional<Attempt> found = tx.attempts().find(id, number);
        if (found.isPresent() && found.get().grader().equals(result.grader())) {
            Attempt attempt = found.get();
            if (attempt.state() == AttemptState.COMMITTED || attempt.state() == AttemptState.FAILED) {
                return true;
            }
            Outcome outcome = Outcome.of(result.reportJson());
            if (attempt.state() == AttemptState.OPEN && score(tx, attempt, outcome, changes)) {
                changes.submissions.add(id);
                return true;
            }
        }
        String report = Outcome.of(result.reportJson()).report();
        if (tx.attempts().keepEvidence(id, number, result.grader(), report)) {
            LOG.info("{} came too late or from another than the holder; kept as evidence", result);
        }
        // While the holder works on, his own result for the key is still to come.
        return found.isEmpty() || found.get().state() != AttemptState.OPEN;
    }

    private static boolean score(Tx tx, Attempt attempt, Outcome outcome, Changes changes) {
        Attempts attempts = tx.attempts();
        if (outcome.retry()) {
            Optional<SubmissionState> to = attempts.fail(attempt, outcome.report());
            to.ifPresent(state -> LOG.warn(
                    "{} failed on attempt {} of {}, now {}",
                    attempt.grader(),
                    attempt.number(),
                    attempt.submission(),
                    state));
            return to.isPresent();
        }
        boolean finished = attempts.finish(
                attempt.submission(),
                attempt.number(),
                attempt.grader(),
                outcome.report(),
                outcome.verdict(),
                outcome.score(),
                outcome.maxScore());
        if (finished && outcome.counts()) {
            enter(tx, attempt, outcome, changes);
        }
        return finished;
    }

    private static void enter(Tx tx, Attempt attempt, Outcome outcome, Changes changes) {
        Submission submission = tx.submissions().find(attempt.submission()).orElseThrow();
        if (submission.kind() != SubmissionKind.SUBMIT || !submission.official()) {
            return;
        }
        tx.ledger()
                .append(new Score(
                        submission.event(),
                        submission.author(),
                        submission.team(),
                        submission.exercise(),
                        submission.id(),
                        attempt.number(),
                        outcome.verdict(),
                        outcome.score(),
                        outcome.maxScore(),
                        submission.receivedAt()));
        changes.boards.add(submission.event());
    }

    private static Optional<UUID> id(JobKey key) {
        try {
            return Optional.of(UUID.fromString(key.submission()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
