/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;
import org.uklab.grader.Attempt;
import org.uklab.grader.Candidate;
import org.uklab.grader.Report;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Verdict;

/**
 * Holds every exercise to what its publication promises, on twenty seeds: each attempt is built once and booted twenty
 * times. For authors at work, {@code -Duklab.exercise=<id>} proves that one alone, and {@code -Duklab.seeds=N} boots
 * fewer.
 */
class ProofsIT {
    private static final int SEEDS = Integer.getInteger("uklab.seeds", 20);
    private static final String ONLY = System.getProperty("uklab.exercise", "");

    private static final String TARGET = System.getProperty("uklab.target", "");

    private static Bench bench;
    private static ExecutorService workers;

    @BeforeAll
    static void open() throws Exception {
        bench = Bench.open();
        workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    }

    @AfterAll
    static void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
    }

    @TestFactory
    List<DynamicContainer> twenty_seeds_agree() throws Exception {
        List<DynamicContainer> containers = new ArrayList<>();
        for (Exercise exercise : bench.catalogue().exercises()) {
            if (!ONLY.isEmpty() && !exercise.id().equals(ONLY)) {
                continue;
            }
            for (String target : exercise.targets()) {
                if (TARGET.isEmpty() || target.equals(TARGET)) {
                    containers.add(DynamicContainer.dynamicContainer(
                            exercise.id() + " on " + target, proofs(exercise.on(target))));
                }
            }
        }
        assertThat(containers).as("exercises called %s", ONLY).isNotEmpty();
        return containers;
    }

    private static List<DynamicTest> proofs(Exercise exercise) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(test("the reference passes", exercise, new Attempt.Reference(), ProofsIT::passed));
        tests.add(test("the starter scores 0", exercise, new Attempt.Starter(), ProofsIT::scoredNothing));
        tests.add(DynamicTest.dynamicTest("there are proofs for and against", () -> enough(exercise)));
        for (Proof proof : exercise.proofs()) {
            Attempt patch = new Attempt.Patch(Files.readAllBytes(proof.patch()));
            tests.add(
                    proof.accepted()
                            ? test(proof.name() + " passes", exercise, patch, ProofsIT::passed)
                            : test(
                                    proof.name() + " fails " + proof.mustFail(),
                                    exercise,
                                    patch,
                                    report -> caught(proof, report)));
        }
        return tests;
    }

    private static void enough(Exercise exercise) {
        assertThat(exercise.proofs()).filteredOn(Proof::accepted).isNotEmpty();
        assertThat(exercise.proofs()).filteredOn(proof -> !proof.accepted()).hasSizeGreaterThanOrEqualTo(6);
    }

    /** Begins to grade at once, so that all processors have work while JUnit waits for the first. */
    private static DynamicTest test(String name, Exercise exercise, Attempt attempt, Consumer<Report> expected) {
        Future<List<Report>> reports = workers.submit(() -> grade(exercise, attempt));
        return DynamicTest.dynamicTest(
                name, () -> assertThat(reports.get()).hasSize(SEEDS).allSatisfy(expected));
    }

    private static List<Report> grade(Exercise exercise, Attempt attempt) {
        try (Candidate candidate = bench.grader().build(exercise, attempt, line -> {})) {
            return LongStream.range(0, SEEDS).mapToObj(candidate::run).toList();
        }
    }

    private static String words(Report report) {
        return "seed " + report.seed() + ": " + report.message();
    }

    private static void passed(Report report) {
        assertThat(report.verdict()).as(words(report)).isEqualTo(Verdict.PASSED);
        assertThat(report.score()).isEqualTo(100);
    }

    private static void scoredNothing(Report report) {
        assertThat(report.verdict()).as(words(report)).isEqualTo(Verdict.FAILED);
        assertThat(report.checks()).isNotEmpty().noneMatch(CheckLine::passed);
    }

    private static void caught(Proof proof, Report report) {
        assertThat(report.verdict().owner()).as(words(report)).isEqualTo(Verdict.Owner.STUDENT);
        assertThat(report.digests().image()).as("the image that was judged").isNotNull();
        assertThat(report.checks())
                .filteredOn(check -> !check.passed())
                .extracting(CheckLine::id)
                .as("failed with seed %d", report.seed())
                .containsAll(proof.mustFail());
    }
}
