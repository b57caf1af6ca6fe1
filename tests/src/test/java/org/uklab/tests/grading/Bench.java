/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.grading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Map;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Attempt;
import org.uklab.grader.Grader;
import org.uklab.grader.Lab;
import org.uklab.grader.Report;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.SourceTree;

/** Give tests this host's grader, all exercises, and uksched-assign for what one exercise shows. Any thread. */
public record Bench(Lab lab, Grader grader, Catalogue catalogue) {
    public static final String FILE = "lib/uksched/assign.c";

    /** Open with what {@code ./uklab test} exports; without it the test is left out, saying so. */
    public static Bench open() throws Exception {
        assumeTrue(System.getenv("UKLAB_MUSL") != null, "needs boxes and musl: run through ./uklab test");
        Lab lab = Lab.fromEnvironment(System.getenv());
        Catalogue catalogue = Catalogue.load(lab.content(), lab.tree());
        assertThat(catalogue.problems()).isEmpty();
        return new Bench(lab, Grader.on(lab, 2), catalogue);
    }

    public Exercise exercise() {
        return catalogue.find("uksched-assign").orElseThrow();
    }

    public Report grade(Attempt attempt, long seed) {
        return grader.grade(exercise(), attempt, seed, line -> {});
    }

    /** Take the solution and replace a piece of it. */
    public Attempt solutionWith(String piece, String other) throws IOException {
        String solution = Holes.reference(SourceTree.read(lab.tree())).text(FILE);
        assertThat(solution).contains(piece);
        return new Attempt.Files(Map.of(FILE, solution.replace(piece, other).getBytes(UTF_8)));
    }
}
