/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.process.Step.Op;

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
                .isEqualTo("03a8b102a00a8415d0471e9ee4fab8d52fff5e4d06c59d180c921d6ca460f444");
    }

    @Test
    void seeds_give_different_scenarios() {
        assertThat(ScenarioDraw.of(1, 6).toBytes())
                .isNotEqualTo(ScenarioDraw.of(2, 6).toBytes());
    }

    @Test
    void the_largest_scenario_fits_the_guest() {
        for (long seed = 0; seed < 200; seed++) {
            Scenario scenario = ScenarioDraw.of(seed, CloneJudge.MOST_EXTRA_TRIALS);
            assertThat(scenario.toBytes()).hasSizeLessThanOrEqualTo(CAPACITY);
            assertThat(scenario.trials())
                    .allMatch(t -> t.children().size() <= Scenario.MAX_CHILDREN
                            && t.steps().stream()
                                    .filter(s -> s.op() == Op.WAIT)
                                    .allMatch(s -> s.target() < Scenario.MAX_WAITERS));
        }
    }

    @Test
    void a_correct_kernel_never_has_to_leave_a_step_out() {
        for (long seed = 0; seed < 500; seed++) {
            int at = 0;
            for (byte[] bytes : SimulatedAgent.perform(ScenarioDraw.of(seed, 6), Solution::new)) {
                int done = 4;
                assertThat(bytes[done]).as("report %d of seed %d", at, seed).isEqualTo((byte) 1);
                at++;
            }
        }
    }

    /** A store that is too wide shows only if the next word is nobody's. */
    @Test
    void words_that_are_pointed_to_are_never_neighbours() {
        for (long seed = 0; seed < 200; seed++) {
            for (Trial trial : ScenarioDraw.of(seed, 6).trials()) {
                List<Integer> pointed = pointedTo(trial);
                assertThat(pointed).doesNotHaveDuplicates().allMatch(n -> n < Scenario.WORDS - 1);
                assertThat(IntStream.range(1, pointed.size())).allMatch(i -> pointed.get(i) > pointed.get(i - 1) + 1);
            }
        }
    }

    private static List<Integer> pointedTo(Trial trial) {
        List<Integer> numbers = new ArrayList<>(trial.steps().stream()
                .filter(s -> s.op() == Op.CLONE || s.op() == Op.SET_TID_ADDRESS)
                .flatMap(s -> s.op() == Op.CLONE ? Stream.of(s.ptid(), s.ctid()) : Stream.of(s.ctid()))
                .filter(n -> n != Scenario.NO_WORD)
                .toList());
        Collections.sort(numbers);
        return numbers;
    }

    @Test
    void the_bytes_are_those_of_the_agents_header() {
        Trial trial = new Trial(
                Collections.nCopies(Scenario.WORDS, 0x04030201),
                List.of(new Child(0x110, 3, 0x0d0c0b0a)),
                List.of(new Step(Op.CLONE, Scenario.BY_MAIN, 0, false, Flags.SETTLS, 7, Scenario.NO_WORD, 2)));
        assertThat(HexFormat.of().formatHex(new Scenario(List.of(trial)).toBytes()))
                .isEqualTo("554b4354" + "0100" + "0100" + "0101" + "01020304".repeat(Scenario.WORDS) + "1001030a0b0c0d"
                        + "01ff000000000800" + "07ff02");
    }
}
