/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.Ready;
import org.uklab.web.internal.ledger.ChainCheck;
import org.uklab.web.internal.store.Attempt;
import org.uklab.web.internal.store.AttemptState;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionState;

/** What graders, the bus and web itself may do wrong, and that no submission and no point is lost or made by it. */
final class FaultsTest {
    private static final Duration LEASE_OVER = Duration.ofSeconds(15).plusMillis(1);

    private Campus campus;
    private UUID ada;

    @BeforeEach
    void open() {
        campus = new Campus();
        ada = campus.person("ada");
    }

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void the_job_of_a_grader_that_dies_runs_again_within_20_seconds() {
        FakeGrader doomed = campus.grader("g1").ready(1);
        Submission submission = campus.submit(ada);
        campus.turn();
        doomed.renew(doomed.job().key());
        Instant death = campus.clock.instant();
        FakeGrader other = campus.grader("g2");

        Duration tick = Duration.ofMillis(500);
        while (campus.attempts(submission).size() < 2) {
            campus.clock.advance(tick);
            other.ready(1);
            assertThat(Duration.between(death, campus.clock.instant())).isLessThan(Duration.ofSeconds(20));
        }

        Job again = other.job();
        assertThat(again.key()).isEqualTo(new JobKey(submission.id().toString(), 2));
        other.passes(again.key());
        assertThat(campus.now(submission).verdict()).isEqualTo("PASSED");
        assertThat(campus.attempts(submission))
                .extracting(Attempt::state)
                .containsExactly(AttemptState.LOST, AttemptState.COMMITTED);
    }

    @Test
    void a_renewed_lease_goes_on_for_as_long_as_it_is_renewed() {
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission submission = campus.submit(ada);
        campus.turn();
        Job job = grader.job();
        for (int i = 0; i < 10; i++) {
            campus.clock.advance(Duration.ofSeconds(10));
            grader.renew(job.key());
        }

        assertThat(campus.attempts(submission)).extracting(Attempt::state).containsExactly(AttemptState.OPEN);
        assertThat(grader.mayGoOn(job.key())).isTrue();
    }

    @Test
    void a_grader_that_lost_its_lease_is_told_to_stop() {
        FakeGrader slow = campus.grader("g1").ready(1);
        campus.submit(ada);
        campus.turn();
        Job job = slow.job();
        campus.pass(LEASE_OVER);

        assertThat(slow.mayGoOn(job.key())).isFalse();
    }

    @Test
    void a_grader_that_renews_a_lost_lease_is_told_again_after_the_bus_forgot() {
        FakeGrader slow = campus.grader("g1").ready(1);
        campus.submit(ada);
        campus.turn();
        Job job = slow.job();
        campus.pass(LEASE_OVER);
        campus.bus.wipe();
        assertThat(slow.mayGoOn(job.key())).isTrue();
        slow.renew(job.key());

        assertThat(slow.mayGoOn(job.key())).isFalse();
    }

    @Test
    void nobody_but_the_holder_renews_a_lease_or_ends_it() {
        FakeGrader holder = campus.grader("g1").ready(1);
        FakeGrader stranger = campus.grader("g2");
        Submission submission = campus.submit(ada);
        campus.turn();
        Job job = holder.job();
        campus.clock.advance(Duration.ofSeconds(10));
        stranger.renew(job.key());
        assertThat(campus.attempts(submission).get(0).leaseUntil())
                .isEqualTo(campus.clock.instant().plusSeconds(5));
        campus.hears(() -> assertThat(holder.mayGoOn(job.key())).isTrue());
        campus.pass(Duration.ofSeconds(14));
        assertThat(campus.attempts(submission)).extracting(Attempt::state).containsExactly(AttemptState.OPEN);
        stranger.renew(job.key());
        campus.pass(Duration.ofSeconds(2));

        assertThat(campus.attempts(submission)).extracting(Attempt::state).containsExactly(AttemptState.LOST);
    }

    @Test
    void a_late_result_is_evidence_and_does_not_score() {
        FakeGrader slow = campus.grader("g1").ready(1);
        Submission submission = campus.submit(ada);
        campus.turn();
        Job first = slow.job();
        campus.pass(LEASE_OVER);
        FakeGrader other = campus.grader("g2").ready(1);
        Job second = other.job();

        slow.passes(first.key());
        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.ASSIGNED);
        assertThat(campus.evidence(submission)).isEqualTo(1);
        assertThat(slow.mayForget(first.key())).isTrue();

        other.reports(second.key(), "FAILED", 0);
        assertThat(campus.now(submission).verdict()).isEqualTo("FAILED");
        assertThat(campus.ledger())
                .singleElement()
                .satisfies(entry -> assertThat(entry.score()).isZero());
    }

    @Test
    void a_result_of_somebody_else_is_evidence_and_the_holder_still_scores() {
        FakeGrader holder = campus.grader("g1").ready(1);
        FakeGrader liar = campus.grader("g2");
        Submission submission = campus.submit(ada);
        campus.turn();
        Job job = holder.job();

        liar.passes(job.key());
        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.ASSIGNED);
        assertThat(holder.mayForget(job.key())).isFalse();

        holder.reports(job.key(), "FAILED", 0);
        assertThat(campus.now(submission).verdict()).isEqualTo("FAILED");
        assertThat(campus.evidence(submission)).isEqualTo(1);
        assertThat(campus.ledger()).hasSize(1);
    }

    @Test
    void the_same_result_again_changes_nothing() {
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission submission = campus.submit(ada);
        campus.turn();
        Job job = grader.job();
        grader.passes(job.key());
        Submission before = campus.now(submission);

        campus.bus.wipe();
        grader.passes(job.key());
        campus.bus.wipe();
        grader.reports(job.key(), "FAILED", 0);

        assertThat(campus.now(submission)).isEqualTo(before);
        assertThat(campus.ledger()).hasSize(1);
        assertThat(campus.evidence(submission)).isZero();
        assertThat(grader.mayForget(job.key())).isTrue();
    }

    @Test
    void a_result_of_what_was_never_submitted_is_forgotten() {
        FakeGrader grader = campus.grader("g1");
        JobKey unknown = new JobKey(UUID.randomUUID().toString(), 1);
        grader.passes(unknown);
        JobKey odd = new JobKey("not-a-uuid", 1);
        grader.passes(odd);

        assertThat(grader.mayForget(unknown)).isTrue();
        assertThat(grader.mayForget(odd)).isTrue();
        assertThat(campus.ledger()).isEmpty();
    }

    @Test
    void a_wiped_bus_loses_no_queued_submission() {
        Submission submission = campus.submit(ada);
        campus.turn();
        campus.bus.wipe();
        FakeGrader grader = campus.grader("g1").ready(1);

        assertThat(grader.job().key().submission()).isEqualTo(submission.id().toString());
    }

    @Test
    void a_job_that_the_bus_lost_is_assigned_again() {
        FakeGrader grader = campus.grader("g1").ready(1).deaf();
        Submission submission = campus.submit(ada);
        campus.turn();
        campus.bus.wipe();
        grader.hearing();
        campus.pass(Duration.ofSeconds(5));

        Job job = grader.job();
        assertThat(job.key()).isEqualTo(new JobKey(submission.id().toString(), 1));
        grader.passes(job.key());
        assertThat(campus.now(submission).verdict()).isEqualTo("PASSED");
    }

    @Test
    void a_result_that_the_bus_lost_scores_when_it_comes_again() {
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission submission = campus.submit(ada);
        campus.turn();
        Job job = grader.job();
        campus.stopWeb();
        grader.whispersResult(job.key());
        campus.bus.wipe();
        campus.startWeb();
        assertThat(grader.mayForget(job.key())).isFalse();

        grader.passes(job.key());

        assertThat(campus.now(submission).verdict()).isEqualTo("PASSED");
    }

    @Test
    void a_result_that_came_while_web_was_away_is_found_on_the_bus() {
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission submission = campus.submit(ada);
        campus.turn();
        Job job = grader.job();
        campus.stopWeb();
        grader.whispersResult(job.key());
        campus.startWeb();

        assertThat(campus.now(submission).verdict()).isEqualTo("PASSED");
        assertThat(grader.mayForget(job.key())).isTrue();
    }

    @Test
    void attempts_go_on_over_a_restart_of_web_however_long_it_was_away() {
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission held = campus.submit(ada);
        Submission queued = campus.submit(campus.person("ben"));
        campus.turn();
        Job job = grader.job();

        campus.restartWeb(Duration.ofMinutes(10));
        assertThat(campus.attempts(held)).extracting(Attempt::state).containsExactly(AttemptState.OPEN);
        assertThat(campus.now(queued).state().queued()).isTrue();

        grader.renew(job.key());
        grader.passes(job.key());
        assertThat(campus.now(held).verdict()).isEqualTo("PASSED");
        grader.ready(1);
        assertThat(grader.job().key().submission()).isEqualTo(queued.id().toString());
    }

    @Test
    void a_job_that_web_committed_but_never_assigned_is_assigned_after_the_restart() {
        Submission submission = campus.submit(ada);
        FakeGrader grader = campus.grader("g1");
        campus.db.tx(tx -> tx.attempts().open(submission.id(), 0, "g1", 7, Dispatcher.LEASE));

        campus.restartWeb(Duration.ZERO);
        campus.pass(Duration.ofSeconds(5));

        assertThat(grader.job().seed()).isEqualTo(7);
    }

    @Test
    void two_dispatchers_at_once_give_each_submission_to_one_grader() throws Exception {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            submissions.add(campus.submit(campus.person("p" + i)));
        }
        campus.grader("g1");
        campus.grader("g2");
        Roster mine = everybody();
        Roster theirs = everybody();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Attempt>>> made = both.invokeAll(List.of(
                    () -> new Assignments(campus.db, campus.web(), mine, () -> 1).make(new Changes()),
                    () -> new Assignments(campus.db, campus.web(), theirs, () -> 2).make(new Changes())));
            assertThat(made.get(0).get().size() + made.get(1).get().size()).isEqualTo(submissions.size());
        } finally {
            both.shutdownNow();
        }
        assertThat(submissions)
                .allSatisfy(
                        submission -> assertThat(campus.attempts(submission)).hasSize(1));
    }

    private Roster everybody() {
        Roster roster = new Roster();
        for (String name : List.of("g1", "g2")) {
            roster.hear(new Ready(name, List.of(Campus.MACHINE), 100, "test", 1), campus.clock.instant());
        }
        return roster;
    }

    @Test
    void a_failure_of_the_host_is_retried_by_another_and_costs_nothing() {
        FakeGrader sick = campus.grader("g1").ready(2);
        Submission submission = campus.submit(ada);
        campus.turn();
        Job first = sick.job();
        FakeGrader well = campus.grader("g2").ready(1);
        sick.reports(first.key(), "INFRASTRUCTURE", 0);

        Job second = well.job();
        assertThat(second.key().attempt()).isEqualTo(2);
        assertThat(sick.mayForget(first.key())).isTrue();
        well.passes(second.key());
        assertThat(campus.now(submission).verdict()).isEqualTo("PASSED");
        assertThat(campus.ledger()).hasSize(1);
    }

    @Test
    void three_attempts_without_a_verdict_are_enough() {
        FakeGrader grader = campus.grader("g1");
        Submission submission = campus.submit(ada);
        for (int i = 0; i < 2; i++) {
            grader.ready(1);
            grader.reports(grader.job().key(), "INFRASTRUCTURE", 0);
            assertThat(campus.now(submission).state().queued()).isTrue();
        }
        grader.ready(1);
        grader.job();
        campus.pass(LEASE_OVER);
        grader.ready(1);

        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.QUARANTINED);
        assertThat(campus.attempts(submission))
                .extracting(Attempt::state)
                .containsExactly(AttemptState.FAILED, AttemptState.FAILED, AttemptState.LOST);
        assertThat(campus.ledger()).isEmpty();
    }

    @Test
    void a_report_that_nobody_can_read_is_the_graders_fault() {
        FakeGrader grader = campus.grader("g1");
        Submission submission = campus.submit(ada);
        for (String report :
                List.of("", "{\"verdict\":\"PASSED\",\"owner\":\"STUDENT\",\"score\":101,\"maxScore\":100}")) {
            grader.ready(1);
            grader.says(grader.job().key(), report);
            assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.QUEUED);
        }
        assertThat(campus.ledger()).isEmpty();
    }

    @Test
    void the_chain_of_the_ledger_is_whole_after_many_verdicts() {
        FakeGrader grader = campus.grader("g1").ready(100);
        for (int i = 0; i < 20; i++) {
            campus.submit(campus.person("p" + i));
        }
        campus.turn();
        for (int i = 0; i < 20; i++) {
            grader.reports(grader.job().key(), "PARTIAL", i);
        }

        assertThat(campus.db.<ChainCheck>tx(tx -> tx.ledger().verify())).isEqualTo(new ChainCheck.Whole(20));
    }
}
