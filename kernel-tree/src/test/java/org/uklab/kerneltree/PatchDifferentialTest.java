/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
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

    private static Map<String, String> after(SourceTree base, Accepted accepted) {
        Map<String, String> after = new TreeMap<>();
        for (String path : base.paths()) {
            byte[] changed = accepted.changed().get(path);
            after.put(path, GitApply.text(changed == null ? base.bytes(path) : changed));
        }
        return after;
    }
}
