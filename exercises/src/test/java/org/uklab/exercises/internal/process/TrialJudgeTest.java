/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Contrast;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.process.Step.Op;

/** What a student reads. */
class TrialJudgeTest {
    private static final int MAIN = Scenario.BY_MAIN;
    private static final List<Integer> WORDS =
            IntStream.range(0, Scenario.WORDS).map(i -> 0x5a000000 + i).boxed().toList();
    private static final List<Child> CHILDREN = List.of(new Child(64, 2, 0x11223344), new Child(128, 5, 0x55667788));
    private static final Step RUN = new Step(Op.RUN, 0, 0, false, 0, 0, 0, 0);

    private static Step clone(int child, int flags, int ptid, int ctid) {
        return new Step(Op.CLONE, MAIN, child, false, flags, ptid, ctid, 0);
    }

    private static Step wait(int waiter, int word) {
        return new Step(Op.WAIT, 0, waiter, false, 0, 0, word, 0);
    }

    private static Step end(int child) {
        return new Step(Op.END, 0, child, false, 0, 0, 0, 0);
    }

    private static List<Finding.Wrong> wrongs(Supplier<Solution> solution, Step... steps) {
        Trial trial = new Trial(WORDS, CHILDREN, List.of(steps));
        List<byte[]> reports = SimulatedAgent.perform(new Scenario(List.of(trial)), solution);
        return new TrialJudge(0, trial)
                .judge(reports.iterator()).stream()
                        .filter(Finding.Wrong.class::isInstance)
                        .map(Finding.Wrong.class::cast)
                        .toList();
    }

    private static List<Finding.Wrong> wrongs(String solution, Step... steps) {
        return wrongs(WrongSolutions.named(solution), steps);
    }

    private static Contrast words(Finding.Wrong wrong) {
        return wrong.words().get();
    }

    @Test
    void a_number_that_is_not_stored_is_named_with_the_call() {
        assertThat(wrongs("parent-not-told", clone(1, Flags.PARENT_SETTID, 9, 4)))
                .singleElement()
                .satisfies(wrong -> {
                    assertThat(wrong.aspect()).isEqualTo(CloneAspect.PARENT_SETTID);
                    assertThat(words(wrong).expected())
                            .isEqualTo("after step 1 of trial 1 (clone c1 with CLONE_PARENT_SETTID, ptid w9, ctid w4):"
                                    + " clone returns 2, and w9 is 2");
                    assertThat(words(wrong).seen()).isEqualTo("w9 is 0x5a000009");
                });
    }

    @Test
    void a_store_that_is_too_wide_is_named_by_the_word_that_it_hits() {
        assertThat(wrongs("child-64-bit", clone(0, Flags.CHILD_SETTID, 9, 4)))
                .singleElement()
                .satisfies(wrong -> {
                    assertThat(wrong.aspect()).isEqualTo(CloneAspect.SETTID_EXACT);
                    assertThat(words(wrong).expected()).endsWith("nobody asked for a change here, so w5 is 0x5a000005");
                    assertThat(words(wrong).seen()).isEqualTo("w5 is 0");
                });
    }

    @Test
    void the_tls_register_is_named_by_its_place_in_the_pool() {
        assertThat(wrongs("kernel-alone", clone(0, Flags.SETTLS, 9, 4), RUN))
                .singleElement()
                .satisfies(wrong -> {
                    assertThat(words(wrong).expected())
                            .endsWith("when c0 starts, clone returns 0 to it, its stack pointer is 64 bytes below the"
                                    + " end of its stack, its TLS register is pool+640, and its marker there reads"
                                    + " 0x11223344");
                    assertThat(words(wrong).seen()).endsWith("its TLS register is 0, and its marker there reads 0");
                });
    }

    @Test
    void a_clone_that_should_fail_tells_its_code_and_what_is_left() {
        assertThat(wrongs("null-accepted", clone(0, Flags.CHILD_SETTID, 9, Scenario.NO_WORD)))
                .singleElement()
                .satisfies(wrong -> {
                    assertThat(words(wrong).expected())
                            .endsWith("clone returns -22 (-EINVAL), there is no new thread, no memory stays allocated,"
                                    + " and no word changes");
                    assertThat(words(wrong).seen())
                            .isEqualTo("clone returns 2, the number of threads grows by 1 and that of allocations by 3,"
                                    + " and no word changes");
                });
    }

    @Test
    void waiters_are_told_by_number() {
        assertThat(wrongs("all-woken", clone(0, Flags.CHILD_CLEARTID, 9, 4), RUN, wait(2, 4), wait(0, 4), end(0)))
                .singleElement()
                .satisfies(wrong -> {
                    assertThat(words(wrong).expected())
                            .endsWith("waiter 2 of 2 is woken when the word is 0 already, and futex returns 0 to it");
                    assertThat(words(wrong).seen())
                            .isEqualTo("waiter 2, waiter 0 is woken, futex returns 0 to waiter 2, futex returns 0 to"
                                    + " waiter 0");
                });
    }

    @Test
    void a_word_that_is_cleared_after_the_wake_is_told_so() {
        assertThat(wrongs("woken-too-early", clone(0, Flags.CHILD_CLEARTID, 9, 4), RUN, wait(0, 4), end(0)))
                .singleElement()
                .extracting(wrong -> words(wrong).seen())
                .isEqualTo("waiter 0 is woken when the word is not 0 yet, futex returns 0 to waiter 0");
    }

    @Test
    void a_correct_kernel_gives_no_cause_for_complaint() {
        assertThat(wrongs(Solution::new, clone(0, Flags.CHILD_CLEARTID, 9, 4), RUN, wait(0, 4), end(0)))
                .isEmpty();
    }
}
