/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uklab.grader.Attempt;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.tree.Trees;
import org.uklab.kerneltree.SourceTree;

class EditsTest {
    private static final String HOLE = "#ifndef STARTER_x\nsolved\n#else\nstub\n#endif\n";
    private static final Set<String> EDITABLE = Set.of("a.c");
    private static final Trees TREES =
            Trees.of(SourceTree.of(Map.of("a.c", HOLE.getBytes(UTF_8), "b.c", HOLE.getBytes(UTF_8))), EDITABLE);

    @Test
    void an_exercise_has_its_own_holes_open_and_is_linked_with_the_others_solved() {
        assertThat(TREES.starter().text("a.c")).isEqualTo("stub\n");
        assertThat(TREES.starter().text("b.c")).isEqualTo("stub\n");
        assertThat(TREES.linked().text("a.c")).isEqualTo("stub\n");
        assertThat(TREES.linked().text("b.c")).isEqualTo("solved\n");
    }

    @Test
    void the_reference_changes_the_exercises_files_and_the_starter_none() throws Exception {
        assertThat(edits(new Attempt.Reference())).containsOnlyKeys("a.c");
        assertThat(edits(new Attempt.Starter())).isEmpty();
    }

    @Test
    void a_patch_changes_what_it_says() throws Exception {
        Map<String, byte[]> changed = edits(patch("--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-stub\n+mine\n"));

        assertThat(changed.get("a.c")).isEqualTo("mine\n".getBytes(UTF_8));
    }

    @Test
    void a_refused_patch_says_rule_file_line_and_remedy() {
        Ending ending = ending(patch("--- a/b.c\n+++ b/b.c\n@@ -1 +1 @@\n-stub\n+mine\n"));

        assertThat(ending.verdict()).isEqualTo(Verdict.PATCH_REJECTED);
        assertThat(ending.message())
                .isEqualTo(
                        "Rule \"protected-file\" for b.c (line 1 of the patch): b.c is not part of this exercise; change only a.c.");
    }

    @Test
    void a_refused_file_says_rule_file_line_and_remedy() {
        assertThat(ending(files("a.c", "mine\nyours\r\n")).message())
                .startsWith("Rule \"line-endings\" for a.c (line 2): the line ends in CR LF")
                .contains("set your editor to LF");
    }

    @Test
    void files_count_only_if_they_differ() throws Exception {
        assertThat(edits(files("a.c", "stub\n"))).isEmpty();
        assertThat(edits(files("a.c", "other\n"))).containsOnlyKeys("a.c");
        assertThat(ending(files("b.c", "other\n")).message()).contains("b.c is not part of this exercise");
        assertThat(ending(files("a.c", "x".repeat(300_000))).message()).contains("more than");
    }

    private static Attempt patch(String diff) {
        return new Attempt.Patch(diff.getBytes(UTF_8));
    }

    private static Attempt files(String path, String text) {
        return new Attempt.Files(Map.of(path, text.getBytes(UTF_8)));
    }

    private static Map<String, byte[]> edits(Attempt attempt) throws EndedException {
        return Edits.of(attempt, TREES, EDITABLE);
    }

    private static Ending ending(Attempt attempt) {
        EndedException ended = catchThrowableOfType(EndedException.class, () -> edits(attempt));
        assertThat(ended).as("it ended").isNotNull();
        return ended.ending();
    }
}
