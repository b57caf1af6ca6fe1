/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioDrawTest {
    private static final int CAPACITY = 16 * 1024 - 24;

    // Verdicts are recomputed from their seeds: if this fails, old ones no longer can be. Do not adapt the numbers.
    @Test
    void a_seed_gives_the_same_bytes_for_ever() throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (long seed = -50; seed < 50; seed++) {
            sha.update(ScenarioDraw.of(seed * 0x9E3779B97F4A7C15L, 8).toBytes());
        }
        assertThat(HexFormat.of().formatHex(sha.digest()))
                .isEqualTo("5367ee541cfc5d0d196e0300255a0d957102ef51b95717b46fe0f046c97bbe24");
    }

    @Test
    void seeds_give_different_scenarios() {
        assertThat(ScenarioDraw.of(1, 8).toBytes())
                .isNotEqualTo(ScenarioDraw.of(2, 8).toBytes());
    }

    @Test
    void the_largest_scenario_fits_the_guest() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(ScenarioDraw.of(seed, SwitchJudge.MOST_EXTRA_TRIALS).toBytes())
                    .hasSizeLessThanOrEqualTo(CAPACITY);
        }
    }

    @Test
    void no_context_leaves_for_itself_and_no_two_wait_in_one_place() {
        for (long seed = 0; seed < 500; seed++) {
            for (Trial trial : ScenarioDraw.of(seed, 8).trials()) {
                Map<Integer, Integer> waiting = new HashMap<>();
                int running = 0;
                for (Step step : trial.steps()) {
                    assertThat(step.to())
                            .isNotEqualTo(running)
                            .isLessThan(trial.contexts().size());
                    waiting.remove(running);
                    assertThat(waiting.values()).doesNotContain(step.site());
                    waiting.put(running, step.site());
                    running = step.to();
                }
            }
        }
    }

    @Test
    void wide_trials_come_last() {
        for (long seed = 0; seed < 100; seed++) {
            List<Boolean> wide =
                    ScenarioDraw.of(seed, 8).trials().stream().map(Trial::wide).toList();
            assertThat(wide).isSorted().contains(true);
        }
    }

    @Test
    void the_bytes_are_those_of_the_agents_header() {
        Trial trial = new Trial(
                0x1122334455667788L,
                List.of(new Context(Kind.RUNS, false, 0), new Context(Kind.ENTRY1, true, 9)),
                List.of(new Step(1, 7, 24)),
                true,
                false);
        assertThat(HexFormat.of().formatHex(new Scenario(List.of(trial)).toBytes()))
                .isEqualTo("554b4358" + "0100" + "0100" + "8877665544332211" + "02010100" + "00000000" + "04010900"
                        + "01071800");
    }

    @Test
    void drawn_values_are_those_of_the_agent() {
        // The published first outputs of SplitMix64 with seed 1234567, which stage.c computes, too.
        Trial wide = new Trial(1234567, List.of(), List.of(), true, false);
        assertThat(Long.toUnsignedString(wide.argument(0, 0, 0))).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(wide.argument(0, 1, 0))).isEqualTo("3203168211198807973");

        Trial narrow = new Trial(1234567, List.of(), List.of(), false, false);
        assertThat(narrow.argument(0, 0, 0x1000)).isEqualTo(0x1000 + 16 * (6457827717110365317L % 512));
    }
}
