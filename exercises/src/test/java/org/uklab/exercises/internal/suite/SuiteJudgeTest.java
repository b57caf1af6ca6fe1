/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uklab.exercises.CheckResult;

class SuiteJudgeTest {
    private static final SuiteJudge JUDGE = new SuiteJudge(SimulatedSuite.CHECKS, SimulatedSuite.PLAN);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_right_solution_passes_whatever_was_inverted(long seed) {
        List<byte[]> reports = SimulatedSuite.reports(seed, (name, index) -> true);

        assertThat(JUDGE.judge(seed, reports)).allMatch(CheckResult::passed);
        assertThat(JUDGE.forged(seed, reports)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_failed_expectation_fails_its_check_alone_in_the_words_of_the_test(long seed) {
        List<byte[]> reports =
                SimulatedSuite.reports(seed, (name, index) -> !name.equals("list->adds_many") || index != 3);

        assertThat(JUDGE.judge(seed, reports))
                .containsExactly(
                        new CheckResult(
                                "add", false, 60, "list->adds_many, expectation 4: expected `x` to be 3", "was 99"),
                        new CheckResult("remove", true, 40, "each expectation met", "all 9 met"));
        assertThat(JUDGE.forged(seed, reports)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_kernel_in_which_nothing_holds_passes_nothing_and_forges_nothing(long seed) {
        List<byte[]> reports = SimulatedSuite.reports(seed, (name, index) -> false);

        assertThat(JUDGE.judge(seed, reports)).noneMatch(CheckResult::passed);
        assertThat(JUDGE.forged(seed, reports)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_patched_assert_that_lets_all_pass_is_found(long seed) {
        List<byte[]> reports = new ArrayList<>();
        for (PlannedCase planned : SimulatedSuite.PLAN) {
            BitSet all = new BitSet();
            all.set(0, 8 * ((planned.expectations() + 7) / 8)); // whoever writes bytes, writes whole ones
            reports.add(SimulatedSuite.bytes(planned.name(), planned.expectations(), all, ""));
        }

        assertThat(JUDGE.judge(seed, reports)).noneMatch(CheckResult::passed);
        assertThat(JUDGE.forged(seed, reports))
                .hasValueSatisfying(why -> assertThat(why).contains("that were inverted"));
    }

    /** The smaller check has nine expectations. */
    @Test
    void a_guess_passes_a_check_seldom() {
        BiPredicate<String, Integer> right = (name, index) -> true;

        assertThat(seeds().filter(seed -> JUDGE.judge(seed, SimulatedSuite.reports(seed + 1000, right)).stream()
                        .anyMatch(CheckResult::passed)))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void a_case_that_was_left_early_fails_for_what_it_did_not_state() {
        List<byte[]> reports = new ArrayList<>(SimulatedSuite.reports(1, (name, index) -> true));
        reports.set(2, SimulatedSuite.report(1, "list->removes", 8, (name, index) -> true));

        assertThat(JUDGE.judge(1, reports).get(1))
                .isEqualTo(
                        new CheckResult("remove", false, 40, "list->removes to state 9 expectations", "it stated 8"));
        assertThat(JUDGE.forged(1, reports)).as("a test may return early").isEmpty();
    }

    @Test
    void a_case_that_states_more_than_planned_fails() {
        List<byte[]> reports = new ArrayList<>(SimulatedSuite.reports(1, (name, index) -> true));
        reports.set(2, SimulatedSuite.report(1, "list->removes", 10, (name, index) -> true));

        assertThat(JUDGE.judge(1, reports).get(1).seen()).isEqualTo("it stated 10");
    }

    @Test
    void a_case_that_somebody_jumped_out_of_fails_and_is_found_once_the_kernel_ended() {
        List<byte[]> reports = new ArrayList<>(SimulatedSuite.reports(1, (name, index) -> true));
        reports.remove(1);

        assertThat(JUDGE.judge(1, reports).get(0).passed()).isFalse();
        assertThat(JUDGE.judge(1, reports).get(1).passed()).isTrue();
        assertThat(JUDGE.forged(1, reports))
                .hasValueSatisfying(why -> assertThat(why).contains("list->adds_many never ran"));
    }

    @Test
    void a_case_that_reports_twice_or_that_nobody_planned_is_found() {
        List<byte[]> twice = new ArrayList<>(SimulatedSuite.reports(1, (name, index) -> true));
        twice.add(twice.get(0));
        List<byte[]> more = new ArrayList<>(SimulatedSuite.reports(1, (name, index) -> true));
        more.add(SimulatedSuite.report(1, "list->other", 4, (name, index) -> true));

        assertThat(JUDGE.judge(1, twice)).noneMatch(CheckResult::passed);
        assertThat(JUDGE.forged(1, twice)).isPresent();
        assertThat(JUDGE.judge(1, more)).noneMatch(CheckResult::passed);
        assertThat(JUDGE.forged(1, more)).isPresent();
    }

    @Test
    void the_kernels_words_are_made_harmless() {
        List<byte[]> reports = new ArrayList<>(SimulatedSuite.reports(1, (name, index) -> true));
        BitSet wrong = BitSet.valueOf(
                CaseReport.parse(reports.get(2)).orElseThrow().outcomes().toLongArray());
        wrong.flip(0);
        reports.set(2, SimulatedSuite.bytes("list->removes", 9, wrong, "a\u001b[31m b\n but was 1"));

        assertThat(JUDGE.judge(1, reports).get(1).expected()).endsWith("expectation 1: a?[31m b?");
    }
}
