/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;

class SwitchJudgeTest {
    private static final int SEEDS = 100;
    private static final int EXTRA_TRIALS = 8;
    private static final List<Check> CHECKS = Arrays.stream(SwitchAspect.values())
            .map(aspect -> new Check(aspect.id(), aspect.id(), 1))
            .toList();
    private static final SwitchJudge JUDGE = new SwitchJudge(CHECKS, EXTRA_TRIALS);

    private static Set<String> failed(long seed, Assembly solution) {
        Scenario scenario = ScenarioDraw.of(seed, EXTRA_TRIALS);
        List<CheckResult> results = JUDGE.judge(seed, SimulatedAgent.perform(scenario, solution));
        return results.stream()
                .filter(result -> !result.passed())
                .map(CheckResult::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void failsAlways(Assembly solution, Set<String> expected) {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(failed(seed, solution)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void the_reference_passes_every_check_under_every_seed() {
        failsAlways(Proofs.reference(), Set.of());
    }

    @Test
    void the_starter_passes_no_check_under_any_seed() {
        failsAlways(Proofs.starter(), SwitchJudge.checkIds());
    }

    /** A wrong solution fails the same checks each time; otherwise the same patch would bring other points. */
    @TestFactory
    List<DynamicTest> a_proof_fails_what_it_must_and_nothing_else_under_every_seed() {
        return Proofs.all().stream()
                .map(proof -> DynamicTest.dynamicTest(
                        proof.name(), () -> failsAlways(Proofs.solution(proof), proof.mustFail())))
                .toList();
    }
}
