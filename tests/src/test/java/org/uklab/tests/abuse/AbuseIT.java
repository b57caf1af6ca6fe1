/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.abuse;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Attempt;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;
import org.uklab.tests.grading.Bench;

/** Sends the corpus of hostile submissions, as many at once as there are processors, and afterwards an honest one. */
class AbuseIT {
    private static final long SEED = 6;

    private static Bench bench;
    private static ExecutorService workers;

    @BeforeAll
    static void open() throws Exception {
        bench = Bench.open();
        workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        for (Exercise exercise : bench.catalogue().exercises()) { // baselines are nobody's time
            bench.grader().build(exercise, new Attempt.Starter(), line -> {}).close();
        }
    }

    @TestFactory
    List<DynamicTest> every_hostile_submission_gets_its_verdict() throws Exception {
        return Hostile.all().stream().map(AbuseIT::test).toList();
    }

    /** Sends it at once, so that all processors have work while JUnit waits for the first. */
    private static DynamicTest test(Hostile hostile) {
        if (hostile.expected().slow() && !Boolean.getBoolean("uklab.long")) {
            return DynamicTest.dynamicTest(hostile.name(), () -> abort("slow: ./uklab test --long sends it"));
        }
        Future<?> sent = workers.submit(() -> send(hostile));
        return DynamicTest.dynamicTest(hostile.name(), () -> outcome(sent));
    }

    private static void outcome(Future<?> sent) throws Throwable {
        try {
            sent.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    private static void send(Hostile hostile) {
        Expected expected = hostile.expected();
        Exercise exercise = bench.catalogue().find(expected.exercise()).orElseThrow();
        assumeTrue(bench.grader().target(exercise).isPresent(), "this host has no machine for " + exercise.id());
        long start = System.nanoTime();

        Report report = bench.grader().grade(exercise, hostile.attempt(), SEED, line -> {});

        expected.holdsFor(report, NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    @AfterAll
    static void an_honest_solution_passes_as_before() {
        if (workers != null) { // else open() has said what is missing
            workers.shutdownNow();
            assertThat(bench.grade(new Attempt.Reference(), SEED).verdict()).isEqualTo(Verdict.PASSED);
        }
    }
}
