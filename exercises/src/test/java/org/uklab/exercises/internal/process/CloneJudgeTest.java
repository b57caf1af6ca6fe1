/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Proof;

class CloneJudgeTest {
    private static final int SEEDS = 500;
    private static final int EXTRA_TRIALS = 6;
    private static final List<Check> CHECKS = Arrays.stream(CloneAspect.values())
            .map(aspect -> new Check(aspect.id(), aspect.id(), 1))
            .toList();
    private static final Set<String> ALL = CloneJudge.checkIds();
    /** Booted proofs that are not simulated: they crash, or run out of numbers for threads. */
    private static final Set<String> BOOTED_ONLY = Set.of("both-kinds", "no-memory-no-check", "word-not-checked");

    private static final Map<String, Set<String>> EXPECTED = expected();

    private static final CloneJudge JUDGE = new CloneJudge(CHECKS, EXTRA_TRIALS);

    private static Map<String, Set<String>> expected() {
        try {
            return Catalogue.load(Path.of("content")).find("clone-thread").orElseThrow().proofs().stream()
                    .filter(proof -> !proof.accepted() && !BOOTED_ONLY.contains(proof.name()))
                    .collect(Collectors.toMap(Proof::name, Proof::mustFail));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<CheckResult> judge(long seed, Supplier<Solution> solution) {
        return JUDGE.judge(seed, SimulatedAgent.perform(ScenarioDraw.of(seed, EXTRA_TRIALS), solution));
    }

    private static Set<String> failed(long seed, Supplier<Solution> solution) {
        return judge(seed, solution).stream()
                .filter(result -> !result.passed())
                .map(CheckResult::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_correct_solution_passes_every_check_under_every_seed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(judge(seed, Solution::new))
                    .as("seed %d", seed)
                    .allMatch(CheckResult::passed)
                    .hasSize(CHECKS.size());
        }
    }

    @Test
    void the_starter_passes_no_check_under_any_seed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(judge(seed, WrongSolutions.Starter::new))
                    .as("seed %d", seed)
                    .noneMatch(CheckResult::passed);
        }
    }

    /** Otherwise the same patch would bring other points each time. */
    @TestFactory
    List<DynamicTest> a_wrong_solution_fails_the_same_checks_under_every_seed() {
        return WrongSolutions.all().entrySet().stream()
                .map(wrong -> DynamicTest.dynamicTest(wrong.getKey(), () -> {
                    Set<String> expected = EXPECTED.getOrDefault(wrong.getKey(), ALL);
                    for (long seed = 0; seed < SEEDS; seed++) {
                        assertThat(failed(seed, wrong.getValue()))
                                .as("seed %d", seed)
                                .isEqualTo(expected);
                    }
                }))
                .toList();
    }

    @Test
    void every_rejected_proof_has_its_like_here() {
        assertThat(WrongSolutions.all().keySet()).containsAll(EXPECTED.keySet()).contains("starter");
    }
}
