/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Limits;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.Ending;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Frame;
import org.uklab.vmpool.Phase;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunResult;

/** What a run shows beside its end: frames of another run, altered memory. */
class RunTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 1000, 2000, 64);
    private static final RunEnd WELL = new RunEnd.Ended(EndKind.MAIN, 0, 0, "");
    private static final String PLACE = ".text at 0x10a3c0";

    @Test
    void an_end_with_memory_as_it_was_is_judged_by_the_checks() {
        assertThat(ending(WELL, 7, Optional.empty())).isEmpty();
    }

    @Test
    void altered_memory_is_failed_and_tampered_however_the_guest_ended() {
        for (RunEnd end : List.of(
                WELL,
                new RunEnd.Ended(EndKind.TRAP, 14, 0, "x"),
                new RunEnd.OutputLimit("console"),
                new RunEnd.Died("reset"))) {
            Ending ending = ending(end, 7, Optional.of(PLACE)).orElseThrow();

            assertThat(ending.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(ending.tampered()).isTrue();
            assertThat(ending.message()).contains(PLACE);
        }
    }

    @Test
    void a_host_that_failed_is_nobodys_fault_whatever_its_memory_shows() {
        Ending ending = ending(new RunEnd.Infrastructure("no QEMU"), 8, Optional.of(PLACE))
                .orElseThrow();

        assertThat(ending.verdict()).isEqualTo(Verdict.INFRASTRUCTURE);
        assertThat(ending.tampered()).isFalse();
    }

    @Test
    void row_12_a_frame_of_another_run_is_tampered_whatever_it_says() {
        Ending ending = ending(WELL, 8, Optional.empty()).orElseThrow();

        assertThat(ending.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(ending.tampered()).isTrue();
        assertThat(ending.message()).contains("a frame of another run");
    }

    private static Optional<Ending> ending(RunEnd end, long nonce, Optional<String> altered) {
        List<Frame> frames = List.of(new Frame(Frame.HELLO, 0, nonce, new byte[0]));
        RunResult result =
                new RunResult(end, frames, Console.EMPTY, Duration.ZERO, Duration.ZERO, OptionalLong.empty(), altered);
        Run run = new Run(result, 7);
        assertThat(run.reached()).isEqualTo(Phase.TEST);
        return run.ending(LIMITS, List.of(), "");
    }
}
