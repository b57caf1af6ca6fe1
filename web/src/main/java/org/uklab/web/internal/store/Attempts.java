/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keep who grades what. Thread of the transaction.
 *
 * <p>Every change is a compare-and-set on the attempt's number and holder: who comes too late or never held it changes
 * nothing and is told so by the result. Two dispatchers at once do no harm.
 */
public final class Attempts {
    /** How many attempts without a verdict a submission gets. */
    public static final int LIMIT = 3;

    private final Tx tx;

    Attempts(Tx tx) {
        this.tx = tx;
    }

    /** Give a queued submission to a grader as attempt {@code after + 1}; empty if somebody was faster. */
    public Optional<Attempt> open(UUID submission, int after, String grader, long seed, Duration lease) {
        int won = tx.handle()
                .createUpdate("""
                        update submission set state = 'ASSIGNED', attempt = attempt + 1, changed_at = :now
                        where id = :submission and attempt = :after and state in ('QUEUED', 'WAITING')
                        """)
                .bind("submission", submission)
                .bind("after", after)
                .bind("now", tx.now())
                .execute();
        if (won == 0) {
            return Optional.empty();
        }
        tx.handle()
                .createUpdate("""
                        insert into attempt (submission, number, grader, seed, assigned_at, lease_until, state)
                        values (:submission, :number, :grader, :seed, :now, :until, 'OPEN')
                        """)
                .bind("submission", submission)
                .bind("number", after + 1)
                .bind("grader", grader)
                .bind("seed", seed)
                .bind("now", tx.now())
                .bind("until", tx.now().plus(lease))
                .execute();
        return find(submission, after + 1);
    }

    /** Prolong the holder's lease from now; false if it is not the holder or the attempt is over. */
    public boolean renew(UUID submission, int number, String grader, Duration lease) {
        return tx.handle()
                        .createUpdate("update attempt set lease_until = :until where submission = :submission"
                                + " and number = :number and grader = :grader and state = 'OPEN'")
                        .bind("submission", submission)
                        .bind("number", number)
                        .bind("grader", grader)
                        .bind("until", tx.now().plus(lease))
                        .execute()
                == 1;
    }

    /** Prolong all leases that would end sooner: while web was away, nobody could renew. */
    public void renewAll(Duration lease) {
        tx.handle()
                .createUpdate("update attempt set lease_until = :until where state = 'OPEN' and lease_until < :until")
                .bind("until", tx.now().plus(lease))
                .execute();
    }

    /** Close the current attempt with the holder's verdict, which finishes the submission; false if it is not so. */
    public boolean finish(
            UUID submission, int number, String grader, String report, String verdict, int score, int maxScore) {
        if (!close(submission, number, grader, AttemptState.COMMITTED, report, verdict, score)) {
            return false;
        }
        return tx.handle()
                        .createUpdate("""
                                update submission set state = 'FINISHED', verdict = :verdict, score = :score,
                                    max_score = :maxScore, changed_at = :now
                                where id = :submission and attempt = :number
                                """)
                        .bind("submission", submission)
                        .bind("number", number)
                        .bind("verdict", verdict)
                        .bind("score", score)
                        .bind("maxScore", maxScore)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    /** Close the current attempt because its lease ended; gives where the submission went, empty if it is not so. */
    public Optional<SubmissionState> lose(Attempt attempt) {
        return giveBack(attempt, AttemptState.LOST, null);
    }

    /** Close the current attempt because the holder's host failed; gives where the submission went. */
    public Optional<SubmissionState> fail(Attempt attempt, String report) {
        return giveBack(attempt, AttemptState.FAILED, report);
    }

    private Optional<SubmissionState> giveBack(Attempt attempt, AttemptState why, @Nullable String report) {
        if (!close(attempt.submission(), attempt.number(), attempt.grader(), why, report, null, null)) {
            return Optional.empty();
        }
        SubmissionState to = attempt.number() < LIMIT ? SubmissionState.QUEUED : SubmissionState.QUARANTINED;
        tx.handle()
                .createUpdate("update submission set state = :to, changed_at = :now"
                        + " where id = :submission and attempt = :number")
                .bind("to", to)
                .bind("now", tx.now())
                .bind("submission", attempt.submission())
                .bind("number", attempt.number())
                .execute();
        return Optional.of(to);
    }

    private boolean close(
            UUID submission,
            int number,
            String grader,
            AttemptState to,
            @Nullable String report,
            @Nullable String verdict,
            @Nullable Integer score) {
        return tx.handle()
                        .createUpdate("""
                                update attempt set state = :to, report = :report, verdict = :verdict, score = :score,
                                    committed_at = :now
                                where submission = :submission and number = :number and grader = :grader
                                    and state = 'OPEN'
                                """)
                        .bind("to", to)
                        .bind("report", report)
                        .bind("verdict", verdict)
                        .bind("score", score)
                        .bind("now", tx.now())
                        .bind("submission", submission)
                        .bind("number", number)
                        .bind("grader", grader)
                        .execute()
                == 1;
    }

    public Optional<Attempt> find(UUID submission, int number) {
        return tx.handle()
                .createQuery("select * from attempt where submission = :submission and number = :number")
                .bind("submission", submission)
                .bind("number", number)
                .mapTo(Attempt.class)
                .findOne();
    }

    /** List the attempts of a submission, the first first. */
    public List<Attempt> of(UUID submission) {
        return tx.handle()
                .createQuery("select * from attempt where submission = :submission order by number")
                .bind("submission", submission)
                .mapTo(Attempt.class)
                .list();
    }

    /** List those that graders hold now, the lease that ends first first. */
    public List<Attempt> open() {
        return tx.handle()
                .createQuery("select * from attempt where state = 'OPEN' order by lease_until, submission")
                .mapTo(Attempt.class)
                .list();
    }

    /** Keep a result that does not score; once for each grader. False if the submission does not exist. */
    public boolean keepEvidence(UUID submission, int number, String grader, String report) {
        if (tx.submissions().find(submission).isEmpty()) {
            return false;
        }
        tx.handle()
                .createUpdate("""
                        insert into evidence (submission, number, grader, report, received_at)
                        values (:submission, :number, :grader, :report, :now) on conflict do nothing
                        """)
                .bind("submission", submission)
                .bind("number", number)
                .bind("grader", grader)
                .bind("report", report)
                .bind("now", tx.now())
                .execute();
        return true;
    }

    /** Count the results of a submission that did not score. */
    public int evidence(UUID submission) {
        return tx.handle()
                .createQuery("select count(*) from evidence where submission = :submission")
                .bind("submission", submission)
                .mapTo(int.class)
                .one();
    }
}
