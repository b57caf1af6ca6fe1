/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunResult;

/** Boots the sample applications on each machine, which are laid out as those for v0.11.0: they print what they promise. */
class SampleAppsTest {
    private static void assertPrints(KernelImage image, String... lines) {
        RunResult run = image.boot("", RunLimits.DEFAULT);

        String console = run.console().text();
        assertThat(run.end()).as(console).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
        assertThat(console).containsSubsequence(lines);
    }

    @ParameterizedTest
    @EnumSource(Guest.class)
    void hello_greets_whoever_boots_it(Guest guest) {
        assertPrints(guest.image("hello"), "Janus 0.11.0", "Hello, world!");
    }

    @ParameterizedTest
    @EnumSource(Guest.class)
    void threads_are_made_first_and_scheduled_later(Guest guest) {
        assertPrints(
                guest.image("threads"),
                "anna is blocked",
                "anna belongs to nobody",
                "anna counts 1",
                "boris counts 1",
                "anna counts 2",
                "boris counts 2",
                "carla is awake",
                "main is back");
    }

    @ParameterizedTest
    @EnumSource(Guest.class)
    void a_program_with_pthreads_runs_unchanged(Guest guest) {
        assertPrints(guest.image("pthreads"), "3 workers added up 465");
    }

    @ParameterizedTest
    @EnumSource(Guest.class)
    void a_library_outside_of_the_tree_brings_its_options_and_its_tests(Guest guest) {
        assertPrints(
                KernelImage.withLibrary(guest, "external/app", "external/greeting"),
                "greeting->is_cut_where_the_buffer_ends",
                "[ PASSED ]",
                "Salut, Janus!");
    }
}
