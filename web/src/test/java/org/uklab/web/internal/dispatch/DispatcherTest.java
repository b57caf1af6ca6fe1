/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uklab.cluster.Job;
import org.uklab.web.internal.ledger.LedgerEntry;
import org.uklab.web.internal.store.Attempt;
import org.uklab.web.internal.store.AttemptState;
import org.uklab.web.internal.store.Event;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;
import org.uklab.web.internal.store.SubmissionState;

/** The way of a submission when everything goes well, and who goes first. */
final class DispatcherTest {
    private Campus campus;
    private UUID ada;
    private UUID ben;

    @BeforeEach
    void open() {
        campus = new Campus();
        ada = campus.person("ada");
        ben = campus.person("ben");
    }

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void a_submission_goes_to_a_ready_grader_and_its_verdict_to_the_ledger() {
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission submission = campus.submit(ada);
        campus.turn();

        Job job = grader.job();
        assertThat(job.key().submission()).isEqualTo(submission.id().toString());
        assertThat(job.key().attempt()).isEqualTo(1);
        assertThat(job.exercise()).isEqualTo(Campus.EXERCISE);
        assertThat(job.exerciseDigest()).isEqualTo("d1");
        assertThat(job.kind()).isEqualTo(Job.Kind.SUBMIT);
        assertThat(job.patch()).isEqualTo("patch".getBytes(UTF_8));
        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.ASSIGNED);

        grader.reports(job.key(), "PARTIAL", 60);

        Submission graded = campus.now(submission);
        assertThat(graded.state()).isEqualTo(SubmissionState.FINISHED);
        assertThat(graded.verdict()).isEqualTo("PARTIAL");
        assertThat(graded.score()).isEqualTo(60);
        assertThat(campus.attempts(submission))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.state()).isEqualTo(AttemptState.COMMITTED))
                .satisfies(attempt -> assertThat(attempt.seed()).isEqualTo(job.seed()));
        assertThat(campus.ledger())
                .singleElement()
                .satisfies(entry -> assertThat(entry.person()).isEqualTo(ada))
                .extracting(LedgerEntry::score)
                .isEqualTo(60);
        assertThat(grader.mayForget(job.key())).isTrue();
        assertThat(campus.boards).containsExactly(Event.PRACTICE);
    }

    @Test
    void a_grader_gets_no_more_jobs_than_it_has_free_slots() {
        campus.grader("g1").ready(2);
        Submission first = campus.submit(ada);
        Submission second = campus.submit(ben);
        Submission third = campus.submit(campus.person("cem"));
        campus.turn();

        assertThat(campus.now(first).state()).isEqualTo(SubmissionState.ASSIGNED);
        assertThat(campus.now(second).state()).isEqualTo(SubmissionState.ASSIGNED);
        assertThat(campus.now(third).state()).isEqualTo(SubmissionState.QUEUED);
    }

    @Test
    void two_graders_share_the_work() {
        FakeGrader one = campus.grader("g1").ready(1);
        FakeGrader two = campus.grader("g2").ready(1);
        campus.submit(ada);
        campus.submit(ben);
        campus.turn();

        assertThat(one.job().key()).isNotEqualTo(two.job().key());
    }

    @Test
    void visible_tests_go_before_practice_and_the_earlier_before_the_later() {
        FakeGrader grader = campus.grader("g1");
        Submission practice = campus.submit(ada);
        campus.clock.advance(Duration.ofSeconds(1));
        Submission later = campus.submit(campus.person("cem"));
        campus.clock.advance(Duration.ofSeconds(1));
        Submission run = campus.submit(ben, SubmissionKind.RUN);

        grader.ready(1);
        Job first = grader.job();
        grader.passes(first.key());
        grader.ready(1);
        Job second = grader.job();
        grader.passes(second.key());
        grader.ready(1);

        assertThat(first.key().submission()).isEqualTo(run.id().toString());
        assertThat(second.key().submission()).isEqualTo(practice.id().toString());
        assertThat(grader.job().key().submission()).isEqualTo(later.id().toString());
    }

    @Test
    void whoever_waited_long_goes_before_the_urgent() {
        Submission practice = campus.submit(ada);
        campus.clock.advance(Duration.ofMinutes(2));
        campus.submit(ben, SubmissionKind.RUN);

        FakeGrader grader = campus.grader("g1").ready(1);

        assertThat(grader.job().key().submission()).isEqualTo(practice.id().toString());
    }

    @Test
    void a_busy_author_does_not_hold_up_the_others() {
        campus.db.tx(tx -> {
            for (int i = 0; i < 3; i++) {
                tx.releases().publish("more-" + i, "m" + i, List.of(Campus.MACHINE));
            }
            return null;
        });
        for (int i = 0; i < 3; i++) {
            campus.submit(NewSubmission.practice(ada, "more-" + i, SubmissionKind.SUBMIT, new byte[] {1}));
        }
        campus.clock.advance(Duration.ofSeconds(5));
        Submission patient = campus.submit(ben);

        FakeGrader grader = campus.grader("g1").ready(2);

        assertThat(grader.job().exercise()).isEqualTo("more-0");
        assertThat(grader.job().key().submission()).isEqualTo(patient.id().toString());
    }

    @Test
    void a_newer_patch_supersedes_the_older_one_that_is_still_queued() {
        Submission older = campus.submit(ada);
        Submission run = campus.submit(ada, SubmissionKind.RUN);
        Submission others = campus.submit(ben);
        Submission newer = campus.submit(ada);

        assertThat(campus.now(older).state()).isEqualTo(SubmissionState.SUPERSEDED);
        assertThat(campus.now(run).state()).isEqualTo(SubmissionState.QUEUED);
        assertThat(campus.now(others).state()).isEqualTo(SubmissionState.QUEUED);
        assertThat(campus.now(newer).state()).isEqualTo(SubmissionState.QUEUED);
    }

    @Test
    void a_run_supersedes_nothing_not_even_a_run() {
        Submission submission = campus.submit(ada);
        Submission run = campus.submit(ada, SubmissionKind.RUN);
        Submission another = campus.submit(ada, SubmissionKind.RUN);

        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.QUEUED);
        assertThat(campus.now(run).state()).isEqualTo(SubmissionState.QUEUED);
        assertThat(campus.now(another).state()).isEqualTo(SubmissionState.QUEUED);
    }

    @Test
    void a_submission_that_is_being_graded_is_not_superseded() {
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission older = campus.submit(ada);
        campus.turn();
        campus.submit(ada);
        grader.passes(grader.job().key());

        assertThat(campus.now(older).state()).isEqualTo(SubmissionState.FINISHED);
    }

    @Test
    void without_the_machine_a_submission_waits_and_says_so() {
        campus.grader("g1").ready(1, "qemu-arm64");
        Submission submission = campus.submit(ada);
        campus.turn();
        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.WAITING);

        FakeGrader able = campus.grader("g2").ready(1);

        assertThat(able.job().key().submission()).isEqualTo(submission.id().toString());
        assertThat(campus.announced)
                .filteredOn(snapshot -> snapshot.id().equals(submission.id()))
                .extracting(Snapshot::state)
                .containsSubsequence(SubmissionState.WAITING, SubmissionState.ASSIGNED);
    }

    @Test
    void a_graders_last_post_counts_for_ten_seconds() {
        campus.grader("g1").ready(1);
        campus.pass(Duration.ofSeconds(11));
        Submission submission = campus.submit(ada);
        campus.turn();

        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.WAITING);
        assertThat(campus.dispatcher.graders()).isEmpty();
    }

    @Test
    void those_who_wait_are_told_their_new_place() {
        FakeGrader grader = campus.grader("g1").ready(1);
        campus.submit(ada);
        campus.clock.advance(Duration.ofSeconds(1));
        Submission second = campus.submit(ben);
        campus.clock.advance(Duration.ofSeconds(1));
        Submission third = campus.submit(campus.person("cem"));
        campus.turn();
        assertThat(last(third).ahead()).isEqualTo(1);

        grader.passes(grader.job().key());
        grader.ready(1);

        assertThat(last(second).ahead()).isNull();
        assertThat(last(third).ahead()).isZero();
    }

    @Test
    void the_holders_phases_show_and_nobody_elses() {
        FakeGrader grader = campus.grader("g1").ready(1);
        FakeGrader stranger = campus.grader("g2");
        Submission submission = campus.submit(ada);
        campus.turn();
        Job job = grader.job();

        grader.phase(job.key(), "compile");
        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.BUILDING);
        grader.phase(job.key(), "test");
        assertThat(campus.now(submission).state()).isEqualTo(SubmissionState.TESTING);

        // What the stranger says is heard and dropped before the next thing of the holder arrives.
        stranger.whispersPhase(job.key(), "boot");
        grader.phase(job.key(), "judge");
        assertThat(campus.announced).extracting(Snapshot::state).doesNotContain(SubmissionState.BOOTING);
    }

    @Test
    void visible_tests_never_score() {
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission run = campus.submit(ada, SubmissionKind.RUN);
        campus.turn();
        Job job = grader.job();
        assertThat(job.kind()).isEqualTo(Job.Kind.RUN);
        grader.passes(job.key());

        assertThat(campus.now(run).state()).isEqualTo(SubmissionState.FINISHED);
        assertThat(campus.ledger()).isEmpty();
    }

    @Test
    void late_work_is_graded_but_does_not_count() {
        UUID over = UUID.randomUUID();
        campus.db.tx(tx -> {
            tx.events()
                    .create(new Event(
                            over,
                            "past",
                            "Past",
                            true,
                            Event.Stage.PUBLISHED,
                            tx.now().minusSeconds(60),
                            null,
                            tx.now().minusSeconds(1),
                            null,
                            ""));
            return null;
        });
        FakeGrader grader = campus.grader("g1").ready(1);
        Submission late = campus.submit(
                new NewSubmission(ada, null, over, Campus.EXERCISE, SubmissionKind.SUBMIT, "patch".getBytes(UTF_8)));
        campus.turn();
        grader.passes(grader.job().key());

        assertThat(campus.now(late).verdict()).isEqualTo("PASSED");
        assertThat(campus.now(late).official()).isFalse();
        assertThat(campus.ledger()).isEmpty();
    }

    @Test
    void each_attempt_has_a_seed_of_its_own() {
        campus.grader("g1").ready(2);
        Submission one = campus.submit(ada);
        Submission other = campus.submit(ben);
        campus.turn();

        assertThat(campus.attempts(one))
                .extracting(Attempt::seed)
                .doesNotContainAnyElementsOf(
                        campus.attempts(other).stream().map(Attempt::seed).toList());
    }

    private Snapshot last(Submission submission) {
        return campus.announced.stream()
                .filter(snapshot -> snapshot.id().equals(submission.id()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
