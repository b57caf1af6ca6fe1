/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;
import org.uklab.grader.Attempt;
import org.uklab.grader.Candidate;
import org.uklab.grader.Report;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Verdict;

/** Judges by a test suite with canaries, on booted kernels: {@code suite/}, an exercise that is not published. */
class SuiteIT {
    private static final int SEEDS = 3;
    /** Named by its row. */
    private static final String FORGERY = "\\d\\d-.*";

    private static final String ID = "suite-assign";

    private static Bench bench;

    @BeforeAll
    static void open() throws Exception {
        bench = Bench.open();
    }

    @Nested
    class OnX86 extends Suite {
        OnX86() {
            super("qemu-x86_64");
        }
    }

    @Nested
    class OnArm extends Suite {
        OnArm() {
            super("qemu-arm64");
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Suite {
        private final String target;

        private Exercise exercise;

        Suite(String target) {
            this.target = target;
        }

        @BeforeAll
        void load(@TempDir Path dir) throws Exception {
            Path content = dir.resolve("content");
            Path from = Path.of(
                    Objects.requireNonNull(SuiteIT.class.getResource("/suite")).toURI());
            try (Stream<Path> all = Files.walk(from)) {
                for (Path path : all.toList()) {
                    Files.copy(path, content.resolve(from.relativize(path).toString()));
                }
            }
            Path yaml = content.resolve(ID).resolve("exercise.yaml");
            Files.writeString(yaml, Files.readString(yaml).replaceAll("targets: .*", "targets: [" + target + "]"));
            Catalogue catalogue = Catalogue.load(content, bench.lab().tree());
            assertThat(catalogue.problems()).isEmpty();
            exercise = catalogue.find(ID).orElseThrow();
            assumeTrue(bench.grader().target(exercise).isPresent(), "this host has no " + target);
        }

        @Test
        void the_reference_passes_whatever_is_inverted() {
            assertThat(grade(new Attempt.Reference())).allSatisfy(Suite::passed);
        }

        @Test
        void the_starter_scores_nothing() {
            assertThat(grade(new Attempt.Starter())).allSatisfy(report -> {
                assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
                assertThat(report.checks()).noneMatch(CheckLine::passed);
                assertThat(report.flags()).isEmpty();
            });
        }

        @TestFactory
        Stream<DynamicTest> honest_proofs() {
            return exercise.proofs().stream()
                    .filter(proof -> !proof.name().matches(FORGERY))
                    .map(proof -> DynamicTest.dynamicTest(
                            proof.name(),
                            () -> assertThat(grade(patch(proof)))
                                    .allSatisfy(proof.accepted() ? Suite::passed : report -> caught(proof, report))));
        }

        @Test
        void row_9_a_perfect_log_of_tests_that_never_ran_is_failed_and_tampered() throws Exception {
            tampered("09-reports-all-passed", "that were inverted");
        }

        @Test
        void row_10_a_patched_outcome_lands_on_the_canaries() throws Exception {
            tampered("10-overwrites-outcomes", "that were inverted");
        }

        @Test
        void row_10_taking_the_canaries_away_shows_in_memory() throws Exception {
            tampered("10-disarms-canaries", ".uk_scenario at 0x");
        }

        private void tampered(String name, String words) throws Exception {
            Proof proof = exercise.proofs().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(grade(patch(proof))).allSatisfy(report -> {
                caught(proof, report);
                assertThat(report.verdict()).as(report.message()).isEqualTo(Verdict.FAILED);
                assertThat(report.score()).isZero();
                assertThat(report.flags()).containsExactly(Report.TAMPERED);
                assertThat(report.message()).contains(words);
            });
        }

        private static Attempt patch(Proof proof) throws IOException {
            return new Attempt.Patch(Files.readAllBytes(proof.patch()));
        }

        private List<Report> grade(Attempt attempt) {
            try (Candidate candidate = bench.grader().build(exercise, attempt, line -> {})) {
                return LongStream.range(0, SEEDS).mapToObj(candidate::run).toList();
            }
        }

        private static void passed(Report report) {
            assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.PASSED);
            assertThat(report.score()).isEqualTo(100);
            assertThat(report.flags()).isEmpty();
        }

        private static void caught(Proof proof, Report report) {
            assertThat(report.verdict().owner()).as(report.message()).isEqualTo(Verdict.Owner.STUDENT);
            assertThat(report.digests().image()).as(report.message()).isNotNull();
            assertThat(report.checks())
                    .filteredOn(check -> !check.passed())
                    .extracting(CheckLine::id)
                    .containsAll(proof.mustFail());
        }
    }
}
