/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Contrast;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.scheduler.Step.Op;

/** What a student reads. */
class TrialJudgeTest {
    private static final Trial THREE_ON_A = new Trial(
            List.of(Kind.RUNNABLE, Kind.BLOCKED, Kind.RUNNABLE),
            List.of(
                    new Step(Op.ADD, 1, Scenario.A, false, 0),
                    new Step(Op.ADD, 2, Scenario.A, true, 0),
                    new Step(Op.REMOVE, 2, 0, false, 0)));
    private static final Trial REFUSED =
            new Trial(List.of(Kind.RUNNABLE), List.of(new Step(Op.ADD, 0, Scenario.B, false, -12)));
    private static final Trial RUN = new Trial(
            List.of(Kind.RUNNABLE, Kind.RUNNABLE),
            List.of(
                    new Step(Op.ADD, 1, Scenario.RUNNING, false, 0),
                    new Step(Op.ADD, 0, Scenario.RUNNING, false, 0),
                    new Step(Op.REMOVE, 1, 0, false, 0),
                    new Step(Op.ROUND, 0, 0, false, 0)));

    private static List<Finding.Wrong> wrongs(Trial trial, String solution) {
        List<byte[]> reports = SimulatedAgent.perform(new Scenario(List.of(trial)), WrongSolutions.named(solution));
        return new TrialJudge(0, trial)
                .judge(reports.iterator()).stream()
                        .filter(Finding.Wrong.class::isInstance)
                        .map(Finding.Wrong.class::cast)
                        .toList();
    }

    private static Contrast words(Finding.Wrong wrong) {
        return wrong.words().get();
    }

    @Test
    void a_thread_that_stays_on_its_list_is_named_with_the_steps_that_led_there() {
        assertThat(wrongs(THREE_ON_A, "kept-on-old-list")).singleElement().satisfies(wrong -> {
            assertThat(wrong.aspect()).isEqualTo(AssignAspect.LIST_UNLINK);
            assertThat(words(wrong).expected())
                    .isEqualTo("after step 3 of trial 1 (assign t1 to A; assign t2 to A with interrupts disabled;"
                            + " unassign t2): the list of A is [t1]");
            assertThat(words(wrong).seen()).isEqualTo("[t1, t2]");
        });
    }

    @Test
    void a_forgotten_tail_pointer_is_named() {
        assertThat(wrongs(THREE_ON_A, "tail-not-moved"))
                .singleElement()
                .extracting(wrong -> words(wrong).seen())
                .isEqualTo("[t1], and its tail pointer is not at the last link");
    }

    @Test
    void a_blocked_thread_made_runnable_is_named_by_its_flags() {
        assertThat(wrongs(THREE_ON_A, "blocked-made-runnable")).singleElement().satisfies(wrong -> {
            assertThat(words(wrong).expected()).endsWith("the flags of t1 are 0x003, blocked");
            assertThat(words(wrong).seen()).isEqualTo("0x007, runnable");
        });
    }

    @Test
    void two_calls_instead_of_one_are_told_one_by_one() {
        assertThat(wrongs(REFUSED, "add-op-twice"))
                .singleElement()
                .extracting(wrong -> words(wrong).seen())
                .isEqualTo("thread_add of B for t0, which belongs to no scheduler and is on no list, then"
                        + " thread_add of B for t0, which belongs to no scheduler and is on no list");
    }

    @Test
    void a_swallowed_refusal_is_named_by_its_code() {
        assertThat(wrongs(REFUSED, "refusal-swallowed")).singleElement().satisfies(wrong -> {
            assertThat(words(wrong).expected()).contains("it returns -12 (-ENOMEM), t0 belongs to no scheduler");
            assertThat(words(wrong).seen()).startsWith("it returns 0, t0 belongs to no scheduler");
        });
    }

    @Test
    void an_unassigned_thread_that_runs_is_named() {
        assertThat(wrongs(RUN, "remove-op-missing"))
                .filteredOn(wrong -> wrong.aspect() == AssignAspect.RUNNING)
                .singleElement()
                .satisfies(wrong -> {
                    assertThat(words(wrong).expected()).endsWith("until the agent runs again, these run: [t0]");
                    assertThat(words(wrong).seen()).isEqualTo("[t1, t0]");
                });
    }

    @Test
    void interrupts_are_told_during_and_after_the_call() {
        assertThat(wrongs(REFUSED, "irqs-left-disabled"))
                .singleElement()
                .extracting(wrong -> words(wrong).seen())
                .isEqualTo("disabled while the scheduler is called, and disabled afterwards");
    }
}
