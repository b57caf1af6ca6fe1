/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;

/** Print a row for each exercise, as soon as it is known. One thread. */
final class ProofTable {
    private static final String ROW = "%%-%ds  %%-8s  %%-13s  %%6s  %%8s  %%8s  %%7s  %%s%%n";

    private final PrintWriter out;
    private final String format;
    private int proofs;
    private int boots;

    ProofTable(PrintWriter out, List<Exercise> exercises) {
        this.out = out;
        int widest = exercises.stream().mapToInt(e -> e.id().length()).max().orElse(0);
        format = ROW.formatted(Math.max(widest, "exercise".length()));
        out.printf(format, "exercise", "track", "targets", "checks", "accepted", "rejected", "minutes", "result");
        out.flush();
    }

    /** Count what is tried on one target. */
    void count(Exercise exercise, String target, int seeds, boolean whole) {
        List<Proof> elsewhere =
                whole ? List.of() : exercise.on(exercise.targets().get(0)).proofs();
        int tried = (int) exercise.on(target).proofs().stream()
                .filter(proof -> proof.accepted() || !elsewhere.contains(proof))
                .count();
        proofs += tried;
        boots += (tried + 2) * seeds; // with reference and starter
    }

    void row(Exercise exercise, int broken) {
        long accepted = exercise.proofs().stream().filter(Proof::accepted).count();
        String targets = exercise.targets().stream()
                .map(target -> target.replaceFirst("^qemu-", ""))
                .collect(Collectors.joining(" "));
        out.printf(
                format,
                exercise.id(),
                exercise.track(),
                targets,
                exercise.checks().size(),
                accepted,
                exercise.proofs().size() - accepted,
                exercise.minutes(),
                broken == 0 ? "ok" : broken + " broken");
        out.flush();
    }

    int proofs() {
        return proofs;
    }

    int boots() {
        return boots;
    }
}
