/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.CheckResult;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.Ending;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunResult;

class BootsTest {
    private static final CheckResult GOOD = new CheckResult("a", true, 10, "x", "ten times x");
    private static final CheckResult BAD = new CheckResult("a", false, 10, "x", "y in the first boot");
    private static final CheckResult WORSE = new CheckResult("a", false, 10, "x", "y in the second boot");
    private static final Ending CRASH = Ending.in(Verdict.CRASHED, "test", "a page fault");
    private static final Ending LATE = Ending.in(Verdict.TIMED_OUT, "test", "a loop");
    private static final Ending FORGED = RunVerdict.tampered("a frame of another run");

    @Test
    void a_check_passes_if_it_passed_in_both() {
        assertThat(boots(boot(GOOD), boot(GOOD)).results()).containsExactly(GOOD);
        assertThat(boots(boot(GOOD), boot(WORSE)).results()).containsExactly(WORSE);
    }

    @Test
    void the_words_are_those_of_the_first_boot_that_failed_it() {
        assertThat(boots(boot(BAD), boot(WORSE)).results()).containsExactly(BAD);
    }

    @Test
    void the_first_boot_that_has_an_ending_decides_it() {
        assertThat(boots(boot(GOOD), boot(GOOD)).ending()).isEmpty();
        assertThat(boots(boot(GOOD), boot(GOOD, CRASH)).ending()).contains(CRASH);
        assertThat(boots(boot(GOOD, LATE), boot(GOOD, CRASH)).ending()).contains(LATE);
    }

    @Test
    void a_flag_of_any_boot_stays() {
        assertThat(boots(boot(GOOD, CRASH), boot(GOOD, FORGED)).ending()).contains(CRASH.flagged());
    }

    @Test
    void the_console_is_of_the_boot_that_the_words_are_about() {
        assertThat(shown(boot(GOOD), boot(GOOD))).isZero();
        assertThat(shown(boot(GOOD), boot(WORSE))).isOne();
        assertThat(shown(boot(BAD), boot(WORSE))).isZero();
        assertThat(shown(boot(BAD), boot(GOOD, CRASH))).isOne();
    }

    @Test
    void of_two_boots_that_fail_different_checks_the_one_of_the_first_check_is_shown() {
        CheckResult later = new CheckResult("b", false, 10, "x", "z");
        Boots.Boot second = new Boots.Boot(0, run(0), List.of(BAD), Optional.empty());
        Boots.Boot first = new Boots.Boot(0, run(0), List.of(GOOD, later), Optional.empty());

        assertThat(shown(first, second)).isOne();
    }

    @Test
    void each_boot_is_listed_with_its_seed_and_its_time() {
        assertThat(boots(boot(GOOD), boot(GOOD)).lines())
                .containsExactly(new Report.Boot(0, 5000L, 30), new Report.Boot(1, null, 31));
    }

    private static int shown(Boots.Boot first, Boots.Boot second) {
        Boots boots = boots(first, second);
        return boots.shown().equals(boots.all().get(0)) ? 0 : 1;
    }

    private static Boots boots(Boots.Boot first, Boots.Boot second) {
        return new Boots(List.of(numbered(0, first), numbered(1, second)));
    }

    private static Boots.Boot numbered(int number, Boots.Boot boot) {
        return new Boots.Boot(number, run(number), boot.results(), boot.ending());
    }

    private static Boots.Boot boot(CheckResult result) {
        return new Boots.Boot(0, run(0), List.of(result), Optional.empty());
    }

    private static Boots.Boot boot(CheckResult result, Ending ending) {
        return new Boots.Boot(0, run(0), List.of(result), Optional.of(ending));
    }

    private static Run run(int number) {
        RunEnd end = new RunEnd.Ended(EndKind.MAIN, 0, 0, "");
        Duration test = Duration.ofMillis(20 + number);
        Duration boot = Duration.ofMillis(10);
        OptionalLong instructions = number == 0 ? OptionalLong.of(5000) : OptionalLong.empty();
        return new Run(new RunResult(end, List.of(), Console.EMPTY, boot, test, instructions, Optional.empty()), 0);
    }
}
