/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.PatchResult;
import org.uklab.kerneltree.SourceTree;

/** A change of a hole makes its proofs stale; this says so before anything is booted. */
class ProofPatchTest {
    @TestFactory
    List<DynamicTest> every_proof_applies_to_the_starter_and_changes_it() throws IOException {
        SourceTree starter = Holes.starter(SourceTree.read(Path.of("../kernel-tree/tree")));
        List<DynamicTest> tests = new ArrayList<>();
        for (Exercise exercise : Catalogue.load(Path.of("content")).exercises()) {
            PatchPolicy policy = new PatchPolicy(exercise.editable());
            for (Proof proof : exercise.proofs()) {
                tests.add(DynamicTest.dynamicTest(exercise.id() + " " + proof.name(), () -> {
                    PatchResult result = policy.apply(starter, Files.readAllBytes(proof.patch()));
                    assertThat(result)
                            .isInstanceOfSatisfying(
                                    PatchResult.Accepted.class,
                                    accepted -> assertThat(accepted.changed()).isNotEmpty());
                }));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }
}
