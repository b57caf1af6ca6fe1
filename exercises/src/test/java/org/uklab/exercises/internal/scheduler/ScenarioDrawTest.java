/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioDrawTest {
    private static final int CAPACITY = 16 * 1024 - 24;

    // Verdicts are recomputed from their seeds: if this fails, old ones no longer can be. Do not adapt the numbers.
    @Test
    void a_seed_gives_the_same_bytes_for_ever() throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (long seed = -50; seed < 50; seed++) {
            sha.update(ScenarioDraw.of(seed * 0x9E3779B97F4A7C15L, 6).toBytes());
        }
        assertThat(HexFormat.of().formatHex(sha.digest()))
                .isEqualTo("a6231095357b4a2a645ad5e598adc2f4ea11b95bff870cf86c63bc844989c2cb");
    }

    @Test
    void seeds_give_different_scenarios() {
        assertThat(ScenarioDraw.of(1, 6).toBytes())
                .isNotEqualTo(ScenarioDraw.of(2, 6).toBytes());
    }

    @Test
    void the_largest_scenario_fits_the_guest() {
        for (long seed = 0; seed < 200; seed++) {
            Scenario scenario = ScenarioDraw.of(seed, AssignJudge.MOST_EXTRA_TRIALS);
            assertThat(scenario.toBytes()).hasSizeLessThanOrEqualTo(CAPACITY);
            assertThat(scenario.trials())
                    .allMatch(t -> t.kinds().size() <= Scenario.MAX_THREADS
                            && t.steps().size() < 256);
        }
    }

    @Test
    void a_correct_kernel_never_has_to_leave_a_step_out() {
        for (long seed = 0; seed < 1000; seed++) {
            Scenario scenario = ScenarioDraw.of(seed, 6);
            int at = 0;
            for (byte[] bytes : SimulatedAgent.perform(scenario, new Solution())) {
                int done = 4;
                assertThat(bytes[done]).as("report %d of seed %d", at, seed).isEqualTo((byte) 1);
                at++;
            }
        }
    }

    @Test
    void the_bytes_are_those_of_the_agents_header() {
        Trial trial = new Trial(
                List.of(Kind.RUNNABLE, Kind.CONTAINER), List.of(new Step(Step.Op.ADD, 1, Scenario.B, true, -12)));
        assertThat(HexFormat.of().formatHex(new Scenario(List.of(trial)).toBytes()))
                .isEqualTo("554b5341" + "0100" + "0100" + "0201" + "0002" + "01010101f4ff");
    }
}
