/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uklab.kerneltree.Target;

/**
 * Describe one exercise, as its folder does. Any thread.
 *
 * @param minutes a student is expected to need
 * @param checks in the order of display; points sum to 100
 * @param editable tree paths of the files a patch may change
 * @param symbols names of the kernel that a student's file may refer to although neither starter nor solution does
 * @param targets names of machines, such as {@code qemu-x86_64}
 * @param hints from a nudge to almost the solution
 * @param prerequisites ids of exercises to solve first
 * @param proofs accepted ones first, by name
 * @param dir the exercise's folder, with {@code statement.md}, {@code agent/} and {@code visible/}
 */
public record Exercise(
        String id,
        String title,
        String track,
        Difficulty difficulty,
        int minutes,
        List<Check> checks,
        Set<String> editable,
        Set<String> symbols,
        List<String> targets,
        Limits limits,
        List<String> hints,
        List<String> prerequisites,
        List<Proof> proofs,
        Judge judge,
        Path dir) {
    public Exercise {
        checks = List.copyOf(checks);
        editable = Set.copyOf(editable);
        symbols = Set.copyOf(symbols);
        targets = List.copyOf(targets);
        hints = List.copyOf(hints);
        prerequisites = List.copyOf(prerequisites);
        proofs = List.copyOf(proofs);
    }

    /** Limit it to one of its targets: proofs that change nothing but another machine's files are left out. */
    public Exercise on(String target) {
        Optional<Target> machine = Target.of(target);
        return new Exercise(
                id,
                title,
                track,
                difficulty,
                minutes,
                checks,
                editable,
                symbols,
                List.of(target),
                limits,
                hints,
                prerequisites,
                proofs.stream()
                        .filter(proof ->
                                machine.isEmpty() || proof.paths().stream().anyMatch(machine.get()::reads))
                        .toList(),
                judge,
                dir);
    }

    /** Find the application that performs the scenario: an absolute or relative path, as {@link #dir} is. */
    public Path agent() {
        return dir.resolve("agent");
    }

    /** Find the application with the tests that students read and run. */
    public Path visible() {
        return dir.resolve("visible");
    }

    /** Find the text of the exercise, in Markdown. */
    public Path statement() {
        return dir.resolve("statement.md");
    }
}
