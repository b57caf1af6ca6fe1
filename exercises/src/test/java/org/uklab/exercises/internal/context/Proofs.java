/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.PatchResult;
import org.uklab.kerneltree.SourceTree;

/** Reads the exercise's solutions, right and wrong, from its proofs and the tree. */
final class Proofs {
    private static final String FILE = "arch/x86_64/ctx_switch.S";
    private static final SourceTree TREE = tree();
    private static final Exercise EXERCISE = exercise();

    private Proofs() {}

    static Assembly reference() {
        return Assembly.read(text(Objects.requireNonNull(Holes.reference(TREE).bytes(FILE))));
    }

    static Assembly starter() {
        return Assembly.read(text(Objects.requireNonNull(Holes.starter(TREE).bytes(FILE))));
    }

    /** Those that are about the simulated machine; the others leave its file as it was. */
    static List<Proof> all() {
        return EXERCISE.proofs().stream().filter(Proofs::simulated).toList();
    }

    private static boolean simulated(Proof proof) {
        try {
            return Files.readString(proof.patch()).contains("+++ b/" + FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Assembly solution(Proof proof) {
        try {
            byte[] patch = Files.readAllBytes(proof.patch());
            PatchResult result = new PatchPolicy(EXERCISE.editable()).apply(Holes.starter(TREE), patch);
            if (result instanceof PatchResult.Accepted accepted) {
                return Assembly.read(
                        text(Objects.requireNonNull(accepted.changed().get(FILE))));
            }
            throw new IllegalStateException(proof.name() + ": " + result);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Assembly named(String name) {
        return solution(
                all().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static SourceTree tree() {
        try {
            return SourceTree.read(Path.of("../kernel-tree/tree"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Exercise exercise() {
        try {
            return Catalogue.load(Path.of("content")).find("libcontext-switch").orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
