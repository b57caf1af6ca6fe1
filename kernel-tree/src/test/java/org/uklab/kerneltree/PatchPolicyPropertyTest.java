/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uklab.kerneltree.PatchResult.Accepted;

/** Throw seeded random patches at the policy; a failure names its seed. */
class PatchPolicyPropertyTest {
    private static final String TEXT = "a\nb\nc\nd\ne\n";
    private static final Set<String> EDITABLE = Set.of("lib/x/assign.c", "lib/x/assign.h");
    private static final SourceTree BASE = SourceTree.of(Map.of(
            "lib/x/assign.c", TEXT.getBytes(UTF_8),
            "lib/x/assign.h", TEXT.getBytes(UTF_8),
            "lib/x/other.c", TEXT.getBytes(UTF_8),
            "Makefile", TEXT.getBytes(UTF_8)));

    private static final List<String> NAMES = List.of(
            "lib/x/assign.c",
            "a/lib/x/assign.c",
            "b/lib/x/assign.h",
            "lib/x/other.c",
            "b/Makefile",
            "makefile",
            "../x",
            "/dev/null",
            "a/.git/config",
            "lib/x/ASSIGN.C",
            "@x.c",
            "\"q\"",
            "lib\\x",
            "",
            "a/",
            "lib/x/assign.c/",
            "./Makefile");

    @TempDir
    private Path dir;

    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("uklab.long") ? 50_000 : 2000);
    }

    static LongStream fewSeeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_patch_touches_editable_files_only_or_is_refused_with_rule_and_line(long seed) {
        Random random = new Random(seed);
        byte[] patch = mangle(random, hostile(random));

        PatchResult result = new PatchPolicy(EDITABLE).apply(BASE, patch);

        if (result instanceof Accepted accepted) {
            assertThat(EDITABLE).containsAll(accepted.changed().keySet());
        } else {
            PatchResult.Rejected rejected = (PatchResult.Rejected) result;
            assertThat(rejected.rule()).matches("[a-z-]+");
            assertThat(rejected.message()).isNotBlank();
            assertThat(rejected.file()).doesNotContainPattern("\\p{Cntrl}");
            long lines = new String(patch, UTF_8).chars().filter(c -> c == '\n').count() + 1;
            assertThat((long) rejected.line()).as(rejected.message()).isBetween(1L, lines);
        }
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void an_honest_diff_gives_the_edited_file_back(long seed) throws Exception {
        Random random = new Random(seed);
        String before = lines(random, 30);
        String after = edit(random, before);
        String patch = gitDiff(before, after);
        SourceTree base = SourceTree.of(Map.of("f.c", before.getBytes(UTF_8)));

        PatchResult result = new PatchPolicy(Set.of("f.c")).apply(base, patch.getBytes(UTF_8));

        assertThat(result).isInstanceOf(Accepted.class);
        byte[] got = ((Accepted) result).changed().getOrDefault("f.c", before.getBytes(UTF_8));
        assertThat(new String(got, UTF_8)).isEqualTo(after);
    }

    private static String hostile(Random random) {
        StringBuilder patch = new StringBuilder();
        for (int files = 1 + random.nextInt(3); files > 0; files--) {
            String old = NAMES.get(random.nextInt(NAMES.size()));
            String fresh = random.nextInt(3) > 0 ? old : NAMES.get(random.nextInt(NAMES.size()));
            if (random.nextBoolean()) {
                patch.append("diff --git ")
                        .append(old)
                        .append(' ')
                        .append(fresh)
                        .append('\n');
                patch.append(
                        List.of("", "index 1..2 100644\n", "new mode 120000\n", "rename from Makefile\nrename to x\n")
                                .get(random.nextInt(4)));
            }
            patch.append("--- ").append(old).append("\n+++ ").append(fresh).append('\n');
            patch.append("@@ -1,3 +1,3 @@\n a\n-b\n+").append(random.nextInt()).append("\n c\n");
        }
        return patch.toString();
    }

    private static byte[] mangle(Random random, String patch) {
        byte[] bytes = patch.getBytes(UTF_8);
        for (int times = random.nextInt(3); times > 0; times--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String lines(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(most); count > 0; count--) {
            text.append("l").append(random.nextInt(4)).append('\n');
        }
        return random.nextInt(5) > 0
                ? text.toString()
                : text.append("unterminated").toString();
    }

    private static String edit(Random random, String before) {
        List<String> lines = new ArrayList<>(List.of(before.split("(?<=\n)")));
        for (int times = 1 + random.nextInt(4); times > 0 && !lines.isEmpty(); times--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.set(at, "new" + times + "\n");
                default -> lines.add(at, "\n");
            }
        }
        return lines.isEmpty() ? "left\n" : String.join("", lines);
    }

    private String gitDiff(String before, String after) throws IOException, InterruptedException {
        Files.createDirectories(dir.resolve("a"));
        Files.createDirectories(dir.resolve("b"));
        Files.writeString(dir.resolve("a/f.c"), before);
        Files.writeString(dir.resolve("b/f.c"), after);
        Process process = new ProcessBuilder("git", "diff", "--no-index", "--no-color", "--no-prefix", "a/f.c", "b/f.c")
                .directory(dir.toFile())
                .redirectOutput(dir.resolve("patch").toFile())
                .start();
        assertThat(process.waitFor()).isLessThan(2);
        return Files.readString(dir.resolve("patch"));
    }
}
