/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;

class AssignJudgeTest {
    private static final int SEEDS = 1000;
    private static final int EXTRA_TRIALS = 6;
    private static final List<Check> CHECKS = Arrays.stream(Aspect.values())
            .map(aspect -> new Check(aspect.id(), aspect.id(), 1))
            .toList();
    private static final AssignJudge JUDGE = new AssignJudge(CHECKS, EXTRA_TRIALS);

    private static List<CheckResult> judge(long seed, Solution solution) {
        Scenario scenario = ScenarioDraw.of(seed, EXTRA_TRIALS);
        return JUDGE.judge(seed, SimulatedAgent.perform(scenario, solution));
    }

    private static Set<String> failed(long seed, Solution solution) {
        return judge(seed, solution).stream()
                .filter(result -> !result.passed())
                .map(CheckResult::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_correct_solution_passes_every_check_under_every_seed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(judge(seed, new Solution()))
                    .as("seed %d", seed)
                    .allMatch(CheckResult::passed)
                    .hasSize(CHECKS.size());
        }
    }

    @Test
    void the_starter_passes_no_check_under_any_seed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(judge(seed, WrongSolutions.STARTER)).as("seed %d", seed).noneMatch(CheckResult::passed);
        }
    }

    @TestFactory
    List<DynamicTest> a_wrong_solution_fails_the_same_checks_under_every_seed() {
        return WrongSolutions.all().entrySet().stream()
                .map(wrong -> DynamicTest.dynamicTest(wrong.getKey(), () -> {
                    Map<Set<String>, Long> failures = new HashMap<>();
                    for (long seed = 0; seed < SEEDS; seed++) {
                        failures.putIfAbsent(failed(seed, wrong.getValue()), seed);
                    }
                    System.out.println(wrong.getKey() + " " + failures);
                    assertThat(failures).hasSize(1);
                    assertThat(failures.keySet().iterator().next()).isNotEmpty();
                }))
                .toList();
    }
}
