/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uklab.tests.kernel.SuiteConsole.Case;
import org.uklab.tests.kernel.SuiteConsole.Expectation;
import org.uklab.tests.kernel.SuiteConsole.Total;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunResult;

/** Boots {@code apps/failing}: uktest must see, count and locate what fails there on purpose. */
class FailingSuitesTest {
    private static RunResult run;
    private static SuiteConsole console;

    @BeforeAll
    static void boot() {
        run = KernelImage.of("failing").boot("", RunLimits.DEFAULT);
        console = SuiteConsole.parse(run.console().text());
    }

    @Test
    void failed_expectations_are_found_with_their_places() {
        assertThat(console.cases())
                .as(() -> run.console().text())
                .filteredOn(tested -> !tested.passed())
                .flatExtracting(Case::expectations)
                .filteredOn(expectation -> !expectation.passed())
                .extracting(Expectation::place)
                .containsExactly("main.c:19", "main.c:21", "main.c:27");
    }

    @Test
    void a_suite_that_refuses_to_start_runs_no_case() {
        assertThat(console.cases())
                .as(() -> run.console().text())
                .hasSize(4)
                .extracting(Case::suite)
                .containsOnly("failing");
    }

    @Test
    void totals_count_failures_refusals_and_what_never_ran() {
        assertThat(console.totals())
                .as(() -> run.console().text())
                .containsEntry("suites", new Total(2, 2))
                .containsEntry("cases", new Total(2, 5))
                .containsEntry("assertions", new Total(3, 7));
    }

    @Test
    void failures_do_not_keep_main_from_running() {
        assertThat(run.end()).as(() -> run.console().text()).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
    }
}
