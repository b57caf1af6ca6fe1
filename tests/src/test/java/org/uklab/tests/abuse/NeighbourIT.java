/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.abuse;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uklab.grader.Attempt;
import org.uklab.grader.Verdict;
import org.uklab.tests.grading.Bench;

/** Grades an honest solution beside others, again and again, and looks how long it takes. */
class NeighbourIT {
    private static final String HONEST = "honest";
    private static final int TURNS = 3;
    private static final int RUNS = 4;
    private static final long SEED = 8;

    private static Bench bench;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(Boolean.getBoolean("uklab.long"), "measures time: ./uklab test --long does it");
        bench = Bench.open();
        bench.grade(new Attempt.Reference(), SEED);
    }

    @Test
    void row_08_who_is_graded_beside_a_flood_waits_as_long_as_beside_anybody() throws Exception {
        Map<String, Attempt> neighbours = new TreeMap<>(Map.of(HONEST, new Attempt.Reference()));
        Hostile.all().stream()
                .filter(hostile -> hostile.name().startsWith("08-"))
                .forEach(flood -> neighbours.put(flood.name(), flood.attempt()));
        Map<String, List<Double>> millis = new TreeMap<>();
        for (int turn = 0; turn < TURNS; turn++) { // so that a busy moment of the machine meets all
            for (Map.Entry<String, Attempt> one : neighbours.entrySet()) {
                millis.computeIfAbsent(one.getKey(), name -> new ArrayList<>()).addAll(beside(one.getValue()));
            }
        }

        double usual = median(millis.getOrDefault(HONEST, List.of()));
        assertThat(millis)
                .as("%s", millis)
                .hasSize(4)
                .allSatisfy((name, took) ->
                        assertThat(median(took) / usual).as(name).isLessThan(1.5));
    }

    private static List<Double> beside(Attempt neighbour) throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService next = Executors.newSingleThreadExecutor();
        next.execute(() -> {
            while (!enough.get()) {
                bench.grade(neighbour, SEED);
            }
        });
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            assertThat(bench.grade(new Attempt.Reference(), SEED).verdict()).isEqualTo(Verdict.PASSED);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        enough.set(true);
        next.shutdownNow();
        assertThat(next.awaitTermination(1, MINUTES)).isTrue();
        return millis;
    }

    private static double median(List<Double> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }
}
