/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Proof;

class TagJudgeTest {
    private static final int SEEDS = 200;
    private static final int EXTRA_TRIALS = 4;
    private static final List<Check> CHECKS = Arrays.stream(TagAspect.values())
            .map(aspect -> new Check(aspect.id(), aspect.id(), 1))
            .toList();
    private static final Set<String> ALL = TagJudge.checkIds();
    /** Of the booted proofs. */
    private static final Map<String, Set<String>> EXPECTED = expected();

    private static final TagJudge JUDGE = new TagJudge(CHECKS, EXTRA_TRIALS);

    private static Map<String, Set<String>> expected() {
        try {
            return Catalogue.load(Path.of("content")).find("memtag-ifpages").orElseThrow().proofs().stream()
                    .filter(proof -> !proof.accepted())
                    .collect(Collectors.toMap(Proof::name, Proof::mustFail));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<CheckResult> judge(long seed, Solution solution) {
        Scenario scenario = ScenarioDraw.of(seed, EXTRA_TRIALS);
        return JUDGE.judge(seed, SimulatedAgent.perform(scenario, solution, seed));
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
    List<DynamicTest> a_wrong_solution_fails_its_checks_under_every_seed() {
        return WrongSolutions.all().entrySet().stream()
                .map(wrong -> DynamicTest.dynamicTest(wrong.getKey(), () -> {
                    Set<String> expected = EXPECTED.getOrDefault(wrong.getKey(), ALL);
                    for (long seed = 0; seed < SEEDS; seed++) {
                        assertThat(failed(seed, wrong.getValue()))
                                .as("seed %d", seed)
                                .containsAll(expected);
                    }
                }))
                .toList();
    }

    @Test
    void every_rejected_proof_has_its_like_here() {
        assertThat(WrongSolutions.all().keySet()).containsAll(EXPECTED.keySet()).contains("starter");
    }
}
