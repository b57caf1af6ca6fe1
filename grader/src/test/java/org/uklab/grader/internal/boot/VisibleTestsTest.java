/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.grader.Report.CheckLine;

class VisibleTestsTest {
    private static final String FIRST = """
            [    0.038362] Info: test: assign->a_thread_knows_its_scheduler
            [    0.039099] Info: \texpected `t.sched` to be 3 and was 3 ......... [ PASSED ]
            [    0.039101] Info: \texpected `rc` to be 0 and was 0 ......... [ PASSED ]
            """;
    private static final String SECOND = """
            [    0.039280] Info: test: assign->a_refusal_is_passed_on: with its code
            [    0.039428] Info: \texpected `rc` to be -12 but was 0 ........... [ FAILED ]
            [    0.039596] Info: \t  in test_assign.c:19
            [    0.039690] Info: \texpected `n` to be 1 but was 2 .............. [ FAILED ]
            [    0.039699] Info: \t  in test_assign.c:20
            """;
    private static final String TOTALS =
            "[    0.041400] Info: [libuktest] <stats.c @   56> uktest:suites:     1 failed, 1 total\n";

    @Test
    void a_case_whose_expectations_are_met_passes_without_points() {
        assertThat(VisibleTests.read(FIRST + TOTALS))
                .containsExactly(new CheckLine(
                        "assign->a_thread_knows_its_scheduler",
                        "a thread knows its scheduler",
                        true,
                        0,
                        "2 expectations met",
                        "all met"));
    }

    @Test
    void a_failed_case_shows_its_first_failure_and_where_it_is() {
        List<CheckLine> cases = VisibleTests.read(FIRST + SECOND + TOTALS);

        assertThat(cases).hasSize(2);
        assertThat(cases.get(1))
                .isEqualTo(new CheckLine(
                        "assign->a_refusal_is_passed_on",
                        "a refusal is passed on with its code",
                        false,
                        0,
                        "expected `rc` to be -12",
                        "was 0 (test_assign.c:19)"));
    }

    @Test
    void the_case_in_which_the_kernel_ended_has_not_passed() {
        assertThat(VisibleTests.read(SECOND + FIRST))
                .last()
                .satisfies(last -> assertThat(last.passed()).isFalse())
                .satisfies(last -> assertThat(last.seen()).isEqualTo("the kernel ended in the middle"));
    }

    @Test
    void the_case_in_which_the_kernel_ended_is_named() {
        assertThat(VisibleTests.unfinished(SECOND + FIRST)).startsWith("the visible test ");
        assertThat(VisibleTests.unfinished("Powered by\nhello\n")).isEmpty();
    }

    @Test
    void a_console_without_tests_has_no_cases() {
        assertThat(VisibleTests.read("Powered by\nhello\n")).isEmpty();
    }
}
