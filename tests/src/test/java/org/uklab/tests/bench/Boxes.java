/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.uklab.grader.Lab;
import org.uklab.grader.internal.box.PoolWorkshop;
import org.uklab.grader.internal.box.Task;
import org.uklab.vmpool.BoxLauncher;

/** Measures what the boxes of an attempt cost: the time of a program that does nothing, in a box and without. */
final class Boxes {
    /** To compile, to link, and for each of two machines. */
    private static final int OF_AN_ATTEMPT = 4;

    private Boxes() {}

    static void measure(Rows rows, Lab lab, int runs, Path work) throws Exception {
        Path out = Files.createDirectory(work.resolve("boxes"));
        List<Double> boxed = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        try (PoolWorkshop workshop = new PoolWorkshop(new BoxLauncher(lab.launcher()), 2)) {
            Task nothing = Task.small(List.of(List.of("/usr/bin/true")), Map.of());
            for (int i = 0; i < runs; i++) {
                boxed.add(GradingBench.millis(() -> workshop.run(nothing, out)));
                plain.add(GradingBench.millis(
                        () -> new ProcessBuilder("/usr/bin/true").start().waitFor()));
                TimeUnit.MILLISECONDS.sleep(50); // the next box is being opened
            }
        }
        double each = Rows.median(boxed) - Rows.median(plain);
        rows.atMost(OF_AN_ATTEMPT + " boxes of an attempt, median of " + runs, OF_AN_ATTEMPT * each, "ms", 60);
    }
}
