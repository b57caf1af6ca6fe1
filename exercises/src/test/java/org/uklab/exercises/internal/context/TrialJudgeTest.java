/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Contrast;
import org.uklab.exercises.internal.judging.Finding;

/** What a student reads. */
class TrialJudgeTest {
    private static final Trial THERE_AND_BACK = new Trial(
            99,
            List.of(new Context(Kind.RUNS, false, 0), new Context(Kind.ENTRY2, true, 4)),
            List.of(new Step(1, 3, 5), new Step(0, 1, 6)),
            false,
            false);
    private static final Trial ROUND = new Trial(
            99,
            List.of(
                    new Context(Kind.RUNS, false, 0),
                    new Context(Kind.BARE, false, 4),
                    new Context(Kind.BARE, false, 4)),
            List.of(new Step(1, 3, 5), new Step(2, 1, 6), new Step(0, 2, 7)),
            false,
            false);

    private static List<Contrast> wrongs(Trial trial, Assembly solution) {
        List<byte[]> reports = SimulatedAgent.perform(new Scenario(List.of(trial)), solution);
        return new TrialJudge(0, trial)
                .judge(reports.iterator()).stream()
                        .filter(Finding.Wrong.class::isInstance)
                        .map(found -> ((Finding.Wrong) found).words().get())
                        .toList();
    }

    @Test
    void a_lost_register_is_named_with_what_it_holds_instead() {
        assertThat(wrongs(THERE_AND_BACK, Proofs.named("swapped-r12-r13")))
                .singleElement()
                .satisfies(words -> {
                    assertThat(words.expected())
                            .startsWith(
                                    "after switch 2 of trial 1 (c0 -> c1 (init_entry2, keep_regs 1) -> c0): r12 is 0x")
                            .endsWith(", as when c0 was left");
                    assertThat(words.seen()).endsWith(", which is what r13 was when c0 was left");
                });
    }

    @Test
    void a_return_to_a_register_is_named_by_the_register() {
        assertThat(wrongs(THERE_AND_BACK, Proofs.named("pops-one-too-few")))
                .singleElement()
                .satisfies(words -> {
                    assertThat(words.expected()).endsWith("c0 goes on behind the call of c0");
                    assertThat(words.seen())
                            .startsWith("control gets to where it is no place to go: at 0x")
                            .endsWith(", which is what rbp was when c0 was left");
                });
    }

    @Test
    void a_switch_that_goes_nowhere_is_told_so() {
        assertThat(wrongs(THERE_AND_BACK, Proofs.starter()))
                .satisfiesExactly(
                        stored -> assertThat(stored.seen()).isEqualTo("ip is not stored, and sp is not stored"),
                        start -> assertThat(start.seen())
                                .isEqualTo("control gets to where it is behind the very call that left c0"));
    }

    @Test
    void a_stack_pointer_is_told_by_its_distance() {
        assertThat(wrongs(THERE_AND_BACK, Proofs.named("pops-one-too-many")))
                .singleElement()
                .extracting(Contrast::seen)
                .asString()
                .endsWith("(on the stack of c0, 8 bytes above its stack pointer when it goes on)");
    }

    @Test
    void what_a_third_context_left_is_known_too() {
        assertThat(wrongs(ROUND, Proofs.named("two-static-buffers")))
                .singleElement()
                .extracting(Contrast::seen)
                .asString()
                .endsWith("which is what rbx was when c1 was left");
    }

    @Test
    void a_crash_is_told_by_the_reports_that_are_missing() {
        assertThat(wrongs(THERE_AND_BACK, Proofs.named("words-exchanged"))).anySatisfy(words -> {
            assertThat(words.expected()).endsWith("-> c0): a report");
            assertThat(words.seen()).startsWith("none: the run ended earlier");
        });
    }
}
