/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds every exercise and the course to what their publication promises, by {@code uklab check-exercises}: three seeds on
 * the first machine of an exercise, and on its second two of what is right; in a long run twenty of all on each.
 *
 * <p>For authors at work, {@code -Duklab.exercise=<id>} proves that one alone, on {@code -Duklab.target=<machine>} alone,
 * and {@code -Duklab.seeds=N} boots fewer.
 */
class ProofsIT {
    @BeforeAll
    static void open() throws Exception {
        Bench.open();
    }

    @Test
    void everything_is_as_promised() throws Exception {
        boolean all = Boolean.getBoolean("uklab.long");
        int seeds = Integer.getInteger("uklab.seeds", all ? 20 : 3);
        String exercise = System.getProperty("uklab.exercise", "");
        String target = System.getProperty("uklab.target", "");
        List<String> arguments = new ArrayList<>(List.of("check-exercises", "--seeds", Integer.toString(seeds)));
        if (!all) {
            arguments.add("--quick");
        }
        if (!target.isEmpty()) {
            arguments.addAll(List.of("--target", target));
        }
        if (!exercise.isEmpty()) {
            arguments.add(exercise);
        }

        Process uklab = new ProcessBuilder(CommandLineIT.uklabCommand(arguments))
                .redirectErrorStream(true)
                .start();
        uklab.inputReader().lines().forEach(System.out::println);

        assertThat(uklab.waitFor()).as("see the table above").isZero();
    }
}
