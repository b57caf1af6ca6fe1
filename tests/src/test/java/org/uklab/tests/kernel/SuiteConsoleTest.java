/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.uklab.tests.kernel.SuiteConsole.Case;
import org.uklab.tests.kernel.SuiteConsole.Expectation;
import org.uklab.tests.kernel.SuiteConsole.Total;
import org.uklab.vmpool.Console;

/** Reads consoles that were recorded from real boots. */
class SuiteConsoleTest {
    private static SuiteConsole recorded(String name) throws IOException {
        try (InputStream in = SuiteConsoleTest.class.getResourceAsStream("/consoles/" + name + ".txt")) {
            return SuiteConsole.parse(
                    Console.plain(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)));
        }
    }

    @Test
    void a_console_without_failures_gives_its_cases_and_totals() throws IOException {
        SuiteConsole console = recorded("passing");

        assertThat(console.cases())
                .extracting(Case::id)
                .containsExactly(
                        "posix_process_ids->set_tid_address_answers_the_thread_id",
                        "posix_process_ids->the_process_is_number_1_and_has_no_parent");
        assertThat(console.cases()).allMatch(Case::passed);
        assertThat(console.cases().get(1).expectations())
                .extracting(Expectation::text)
                .containsExactly(
                        "expected `getpid()` to be 1 and was 1",
                        "expected `getppid()` to be 0 and was 0",
                        "expected `uk_syscall_r_gettid()` to be 1 and was 1");
        assertThat(console.totals())
                .containsEntry("suites", new Total(0, 1))
                .containsEntry("cases", new Total(0, 2))
                .containsEntry("assertions", new Total(0, 5));
    }

    @Test
    void failures_come_with_the_place_they_happened() throws IOException {
        Case failed = recorded("failing").cases().get(1);

        assertThat(failed.id()).isEqualTo("failing->b_case_that_fails_twice");
        assertThat(failed.description()).isEqualTo("and passes once");
        assertThat(failed.passed()).isFalse();
        assertThat(failed.expectations()).extracting(Expectation::place).containsExactly("main.c:19", "", "main.c:21");
        assertThat(failed.expectations().get(0))
                .isEqualTo(new Expectation("expected `three` to be 4 but was 3", false, "main.c:19"));
    }

    @Test
    void totals_say_how_many_failed() throws IOException {
        assertThat(recorded("failing").totals())
                .containsEntry("suites", new Total(2, 2))
                .containsEntry("cases", new Total(2, 5))
                .containsEntry("assertions", new Total(3, 7));
    }

    @Test
    void a_case_without_expectations_passed() throws IOException {
        Case empty = recorded("failing").cases().get(3);

        assertThat(empty.name()).isEqualTo("d_case_that_skips_an_expectation");
        assertThat(empty.expectations()).isEmpty();
        assertThat(empty.passed()).isTrue();
    }

    @Test
    void a_guest_that_died_leaves_the_case_it_died_in_and_no_totals() throws IOException {
        SuiteConsole console = recorded("died");

        assertThat(console.totals()).isEmpty();
        Case last = console.lastCase().orElseThrow();
        assertThat(last.id()).isEqualTo("posix_time_sleep->a_sleep_that_is_woken_early_goes_on");
        assertThat(last.lines()).last().asString().contains("Assertion failure: t");
    }

    @Test
    void what_a_case_prints_stays_among_its_lines() throws IOException {
        Case noisy = recorded("noisy").lastCase().orElseThrow();

        assertThat(noisy.expectations()).hasSize(4);
        assertThat(noisy.lines()).contains("from write", "from writev");
    }

    @Test
    void an_expectation_may_quote_backticks_and_dots() throws IOException {
        assertThat(recorded("noisy").cases().get(0).expectations())
                .extracting(Expectation::text)
                .contains("expected `strncmp(line, \"expected `x` to be true ....\", 28)` to be 0 and was 0");
    }

    @Test
    void a_console_of_something_else_is_empty() {
        SuiteConsole console = SuiteConsole.parse("SeaBIOS\nInfo: nothing\n\nmain says: test: a->b\n");

        assertThat(console.cases()).isEmpty();
        assertThat(console.totals()).isEmpty();
        assertThat(console.lastCase()).isEmpty();
    }
}
