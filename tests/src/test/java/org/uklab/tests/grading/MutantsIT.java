/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes every small mistake in every solution, by {@code uklab mutants}: the judges catch 95 of 100. */
@EnabledIfSystemProperty(named = "uklab.long", matches = "true")
class MutantsIT {
    @Test
    void small_mistakes_are_caught() throws Exception {
        Bench.open();
        Process uklab = new ProcessBuilder(CommandLineIT.uklabCommand(List.of("mutants")))
                .redirectErrorStream(true)
                .start();
        uklab.inputReader().lines().forEach(System.out::println);

        assertThat(uklab.waitFor()).as("see the survivors above").isZero();
    }
}
