/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uklab.exercises.Limits;
import org.uklab.grader.Report.Place;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.Ending;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Phase;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunEnd.TimedOut.Why;

class RunVerdictTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 1000, 2000, 64);

    private static final Place PLACE = new Place("f", "lib/a.c", 7, true);

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(ended(EndKind.ASSERT, 12, "x == 1"), Verdict.CRASHED, "test", "assertion: x == 1."),
                Arguments.of(ended(EndKind.CRASH, 0, "oh no"), Verdict.CRASHED, "test", "panicked: oh no."),
                Arguments.of(
                        ended(EndKind.TRAP, 14, "page fault"), Verdict.CRASHED, "test", "often the pointer was null"),
                Arguments.of(ended(EndKind.TRAP, 0, "divide error"), Verdict.CRASHED, "test", "divided by zero"),
                Arguments.of(
                        ended(EndKind.TRAP, 0, "invalid instruction"), Verdict.CRASHED, "test", "is no instruction"),
                Arguments.of(ended(EndKind.TRAP, 0x25, "data abort at"), Verdict.CRASHED, "test", "no memory at that"),
                Arguments.of(ended(EndKind.TRAP, 99, ""), Verdict.CRASHED, "test", "panicked."),
                Arguments.of(ended(EndKind.HALT, 0, ""), Verdict.CRASHED, "test", "halted before the test was over"),
                Arguments.of(
                        ended(EndKind.TAG, 80, "write at 0x5"), Verdict.CRASHED, "test", "another tag: write at 0x5."),
                Arguments.of(ended(EndKind.INIT, -12, ""), Verdict.CRASHED, "test", "initialiser failed"),
                Arguments.of(RunEnd.TimedOut.wall(Phase.BOOT), Verdict.TIMED_OUT, "boot", "within 1000 ms"),
                Arguments.of(RunEnd.TimedOut.wall(Phase.TEST), Verdict.TIMED_OUT, "test", "within 2000 ms"),
                Arguments.of(new RunEnd.OutputLimit("console"), Verdict.OUTPUT_LIMIT, "test", "more than 1000 bytes"),
                Arguments.of(new RunEnd.OutputLimit("channel"), Verdict.OUTPUT_LIMIT, "test", "more than 2000 bytes"),
                Arguments.of(new RunEnd.Died("triple fault"), Verdict.CRASHED, "test", "triple fault"),
                Arguments.of(new RunEnd.BrokenChannel("checksum"), Verdict.FAILED, "test", "checksum"),
                Arguments.of(new RunEnd.Infrastructure("no QEMU"), Verdict.INFRASTRUCTURE, null, "no QEMU"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void each_end_has_its_verdict_and_words(RunEnd end, Verdict verdict, String phase, String words) {
        Ending ending = RunVerdict.of(end, Phase.TEST, LIMITS, List.of(), "").orElseThrow();

        assertThat(ending.verdict()).isEqualTo(verdict);
        assertThat(ending.phase()).isEqualTo(phase);
        assertThat(ending.message()).contains(words).doesNotContain("null.").doesNotContain("..");
        assertThat(ending.tampered()).isEqualTo(end instanceof RunEnd.BrokenChannel);
    }

    @ParameterizedTest
    @EnumSource(
            value = EndKind.class,
            names = {"MAIN", "EXIT"})
    void a_guest_that_ends_by_itself_is_judged_by_its_checks(EndKind kind) {
        assertThat(RunVerdict.of(ended(kind, 3, ""), Phase.TEST, LIMITS, List.of(), ""))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EndKind.class,
            names = {"MAIN", "EXIT"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_crash_names_the_students_line_if_it_is_known(EndKind kind) {
        Optional<Ending> ending =
                RunVerdict.of(ended(kind, 0, "x"), Phase.BOOT, LIMITS, List.of(PLACE), "step 2 of trial 1 (yield)");

        assertThat(ending.orElseThrow().message())
                .contains("It happened at f (lib/a.c:7). It was in step 2 of trial 1 (yield).");
        assertThat(ending.orElseThrow().phase()).isEqualTo("boot");
        assertThat(ending.orElseThrow().backtrace()).containsExactly(PLACE);
    }

    @Test
    void a_time_out_says_where_it_was_stopped_and_during_what() {
        RunEnd late = new RunEnd.TimedOut(Phase.TEST, Why.BUDGET, 5, List.of());

        assertThat(RunVerdict.of(late, Phase.TEST, LIMITS, List.of(PLACE), "step 2 of trial 1 (yield)"))
                .hasValueSatisfying(ending -> assertThat(ending.message())
                        .endsWith("It was stopped at f (lib/a.c:7). It was in step 2 of trial 1 (yield)."))
                .hasValueSatisfying(ending -> assertThat(ending.backtrace()).containsExactly(PLACE));
    }

    @Test
    void a_place_is_told_once() {
        RunEnd end = ended(EndKind.ASSERT, 7, "a.c:7: Assertion failure: t != NULL");

        assertThat(RunVerdict.of(end, Phase.TEST, LIMITS, List.of(PLACE), "")
                        .orElseThrow()
                        .message())
                .isEqualTo("The kernel panicked on a failed assertion: t != NULL. It happened at f (lib/a.c:7).");
        assertThat(RunVerdict.of(end, Phase.TEST, LIMITS, List.of(), "")
                        .orElseThrow()
                        .message())
                .contains("a.c:7: Assertion");
    }

    @Test
    void a_kernel_that_nothing_will_ever_wake_is_told_so() {
        RunEnd idle = new RunEnd.TimedOut(Phase.TEST, Why.IDLE, 5, List.of());
        List<Place> halted = List.of(new Place("halt", "plat/lcpu.c", 7, false));

        assertThat(RunVerdict.of(idle, Phase.TEST, LIMITS, halted, "step 2 of trial 1 (yield)"))
                .hasValueSatisfying(ending -> assertThat(ending.verdict()).isEqualTo(Verdict.TIMED_OUT))
                .hasValueSatisfying(ending -> assertThat(ending.message())
                        .contains("every thread waits, and no timer is set", "It was in step 2 of trial 1 (yield).")
                        .doesNotContain("halt (plat"));
        assertThat(RunVerdict.of(idle, Phase.TEST, LIMITS, List.of(PLACE), "")
                        .orElseThrow()
                        .message())
                .contains("It was stopped at f (lib/a.c:7).");
    }

    private static RunEnd ended(EndKind kind, int value, String text) {
        return new RunEnd.Ended(kind, value, 0, text);
    }
}
