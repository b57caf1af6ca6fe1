/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uklab.kerneltree.PatchDraw.Drawn;
import org.uklab.kerneltree.PatchResult.Accepted;
import org.uklab.kerneltree.PatchResult.Rejected;

/**
 * Compares the policy with {@code git apply} on drawn patches, honest and bent; a failure names its seed.
 *
 * <p>Whatever is taken, git applies to the same bytes; hence what git refuses is refused. The policy refuses more, each
 * time by one of the rules below. One thing git does not take is taken on purpose: a patch whose lines were all made to
 * end in CR LF ({@link PatchPolicyTest}), and the empty patch.
 */
class PatchDifferentialTest {
    /** Rules by which the policy refuses what git would apply, and why. */
    private static final Map<String, String> STRICTER = Map.of(
            "name", "git changes a file twice, and takes names that a compiler would take for options",
            "mode", "git makes links and executables",
            "create", "an exercise names the files that change",
            "delete", "the same",
            "rename", "the same",
            "binary", "only text is taken",
            "protected-file", "the same as create",
            "line-endings", "one line of CR LF among others is an editor's accident",
            "stale", "git looks for another place, and goes by the new line number alone",
            "format", "JGit wants the counts of all hunks to be right to the last line");

    @TempDir
    private Path dir;

    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("uklab.long") ? 5_000 : 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_taken_git_applies_to_the_same_bytes(long seed) throws Exception {
        Drawn drawn = new PatchDraw(seed).draw();

        PatchResult result = new PatchPolicy(Set.copyOf(PatchDraw.FILES)).apply(drawn.base(), drawn.patch());

        String patch = result + "\n" + GitApply.text(drawn.patch());
        if (result instanceof Rejected rejected) {
            assertThat(drawn.honest()).as("honest, yet refused: %s", patch).isFalse();
            assertThat(STRICTER).as(patch).containsKey(rejected.rule());
        } else if (!GitApply.text(drawn.patch()).isBlank()) {
            Map<String, String> after = after(drawn.base(), (Accepted) result);
            GitApply git = new GitApply(dir);
            Optional<Map<String, String>> same =
                    git.apply(drawn.base(), drawn.patch(), 1).filter(after::equals);
            assertThat(same.isPresent() ? same : git.apply(drawn.base(), drawn.patch(), 0))
                    .as(patch)
                    .contains(after);
        }
    }

    /** What is easily read in two ways; the file has the lines l1 to l9. */
    static Stream<String> odd() {
        return Stream.of(
                "@@ -9 +9,2 @@\n l9\n+l10\n",
                "@@ -9,0 +10 @@\n+l10\n",
                "@@ -0,0 +1 @@\n+l0\n",
                "@@ -1,9 +0,0 @@\n-l1\n-l2\n-l3\n-l4\n-l5\n-l6\n-l7\n-l8\n-l9\n",
                "@@ -1 +1 @@\n-l1\n+one\n@@ -2 +2 @@\n-l2\n+two\n",
                "@@ -2 +2 @@\n-l2\n+two\n@@ -1 +1 @@\n-l1\n+one\n",
                "@@ -1,2 +1,2 @@\n-l1\n+one\n l2\n@@ -2,2 +2,2 @@\n l2\n-l3\n+three\n",
                "@@ -9 +9 @@\n-l9\n+l9\n\\ No newline at end of file\n",
                "@@ -8,2 +8,2 @@\n-l8\n+eight\n\\ No newline at end of file\n l9\n",
                "@@ -9 +9 @@\n-l9\n\\ No newline at end of file\n+l9\n",
                "@@ -1,2 +1,2 @@\n l1\n-l2\n+two\n\\ No newline at end of file\n\\ No newline at end of file\n",
                "@@ -1,2 +1,3 @@\n l1\n\n+x\n l2\n",
                "@@ -1,2 +1,2 @@\n l1\n+\tx \n-l2\n",
                "@@ -1 +1 @@ l1\n-l1\n+@@ -2 +2 @@\n",
                "@@ -1 +1,2 @@\n l1\n+--- a/f.c\n",
                "@@ -1 +1,3 @@\n l1\n+-- a/f.c\n+++ b/f.c\n",
                "@@ -1 +1 @@\n-l1\n+one\n-- \n2.39.5\n",
                "@@ -01 +1 @@\n-l1\n+one\n",
                "@@ -1,1 +1,1 @@\n-l1\n+one\n",
                "@@ -1 +1 @@\n-l1\n+one\r\n",
                "@@ -3 +1 @@\n-l3\n+three\n",
                "@@ -4294967297 +4294967297 @@\n-l1\n+one\n",
                "@@ -1 +1\n-l1\n+one\n",
                "@@ -1 +1 @@\n-l1\n+one\n@@ garbage\n");
    }

    @ParameterizedTest
    @MethodSource("odd")
    void what_is_easily_read_in_two_ways_is_read_as_git_does(String hunks) throws Exception {
        SourceTree base = SourceTree.of(Map.of("f.c", "l1\nl2\nl3\nl4\nl5\nl6\nl7\nl8\nl9\n".getBytes(UTF_8)));
        for (String head : new String[] {"", "diff --git a/f.c b/f.c\nindex 1..2 100644\n"}) {
            byte[] patch = (head + "--- a/f.c\n+++ b/f.c\n" + hunks).getBytes(UTF_8);

            PatchResult result = new PatchPolicy(Set.of("f.c")).apply(base, patch);

            if (result instanceof Accepted accepted) {
                assertThat(new GitApply(dir).apply(base, patch, 1)).as(hunks).contains(after(base, accepted));
            } else {
                assertThat(STRICTER).as("%s: %s", hunks, result).containsKey(((Rejected) result).rule());
            }
        }
    }

    private static Map<String, String> after(SourceTree base, Accepted accepted) {
        Map<String, String> after = new TreeMap<>();
        for (String path : base.paths()) {
            byte[] changed = accepted.changed().get(path);
            after.put(path, GitApply.text(changed == null ? base.bytes(path) : changed));
        }
        return after;
    }
}
