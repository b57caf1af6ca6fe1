/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HolesTest {
    private static final String ONE_HOLE = """
            int before;
            #ifndef STARTER_a_b
            int solution;
            #else
            int stub;
            #endif
            int after;
            """;

    @TempDir
    private Path dir;

    @Test
    void a_hole_becomes_its_stub_or_its_solution() {
        assertThat(Holes.stub("a.c", ONE_HOLE)).isEqualTo("int before;\nint stub;\nint after;\n");
        assertThat(Holes.solution("a.c", ONE_HOLE)).isEqualTo("int before;\nint solution;\nint after;\n");
    }

    @Test
    void a_tree_can_stub_the_holes_of_some_files_only() {
        SourceTree tree = SourceTree.of(Map.of(
                "a.c",
                ONE_HOLE.getBytes(UTF_8),
                "b.c",
                ONE_HOLE.getBytes(UTF_8),
                "README.md",
                ONE_HOLE.getBytes(UTF_8)));

        SourceTree mixed = Holes.starter(tree, Set.of("a.c"));

        assertThat(mixed.text("a.c")).contains("stub").doesNotContain("solution");
        assertThat(mixed.text("b.c")).contains("solution").doesNotContain("stub");
        assertThat(mixed.text("README.md")).isEqualTo(ONE_HOLE);
        assertThat(Holes.starter(tree).text("b.c")).contains("stub");
        assertThat(Holes.reference(tree).text("a.c")).contains("solution");
    }

    static Stream<Map.Entry<String, String>> malformed() {
        return Stream.of(
                Map.entry("x\n#ifndef STARTER_a\ny\n", "f.c:2: this hole is never closed"),
                Map.entry("#ifndef STARTER_a\n#ifndef STARTER_b\n", "f.c:2: a hole inside the hole of line 1"),
                Map.entry("#ifndef STARTER_a\n#else\n#ifndef STARTER_b\n", "f.c:3: a hole inside the hole of line 1"),
                Map.entry("#ifndef STARTER_a\n#endif\n", "f.c:2: the hole of line 1 has no #else"),
                Map.entry("#ifndef STARTER_a\n#else\n#else\n", "f.c:3: a second #else in the hole of line 1"),
                Map.entry("#ifndef STARTER_a\n#elif X\n", "f.c:2: #elif in the hole of line 1"),
                Map.entry("#ifdef STARTER_a\n", "f.c:1: a hole opens with"),
                Map.entry("#if !defined(STARTER_a)\n", "f.c:1: a hole opens with"),
                Map.entry("#ifndef STARTER_a extra\n", "f.c:1: a hole opens with"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_hole_is_an_error_with_file_and_line(Map.Entry<String, String> sample) {
        assertThatThrownBy(() -> Holes.stub("f.c", sample.getKey()))
                .isInstanceOf(HoleException.class)
                .hasMessageStartingWith(sample.getValue());
    }

    static Stream<String> samples() {
        return Stream.of(ONE_HOLE, ONE_HOLE + ONE_HOLE.replace("stub", "again"), """
                no holes
                #ifdef OTHER
                #else
                #endif
                """, """
                #ifndef STARTER_a_b /* the task */
                #if X
                1
                #elif Y
                2
                #else
                3
                #endif
                #else
                #ifdef Z
                4
                #endif
                #endif /* STARTER_a_b */
                """, """
                  #  ifndef STARTER_a_b
                solution
                \t# else // stub
                stub
                 # endif
                """, """
                #ifdef GUARD
                #ifndef STARTER_a_b
                1
                #else
                2
                #endif
                #else
                3
                #endif
                """, """
                /* words
                #ifndef OTHER
                */
                #ifndef STARTER_a_b
                char *s = "/*";
                #else
                char c = '"'; /* x */
                #endif
                """, """
                #ifndef STARTER_a_b
                /*
                #else in a comment
                #endif
                */
                1
                #else
                #endif
                last line unterminated""");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_result_is_what_unifdef_makes(String sample) throws Exception {
        assertThat(Holes.stub("a.c", sample)).isEqualTo(unifdef("-DSTARTER_a_b", sample));
        assertThat(Holes.solution("a.c", sample)).isEqualTo(unifdef("-USTARTER_a_b", sample));
    }

    @Test
    void every_hole_of_the_tree_is_what_unifdef_makes() throws Exception {
        SourceTree tree = SourceTree.read(Path.of("tree"));
        int holes = 0;
        for (String path : tree.paths()) {
            String text = tree.text(path);
            if (!path.matches(".*\\.[chS]") || !text.contains("STARTER_")) {
                continue;
            }
            String symbol = text.replaceAll("(?s).*?#ifndef (STARTER_\\w+).*", "$1");
            assertThat(Holes.stub(path, text)).isEqualTo(unifdef("-D" + symbol, text));
            assertThat(Holes.solution(path, text)).isEqualTo(unifdef("-U" + symbol, text));
            holes++;
        }
        assertThat(holes).isPositive();
    }

    private String unifdef(String option, String text) throws IOException, InterruptedException {
        Path in = Files.writeString(dir.resolve("in.c"), text);
        Path out = dir.resolve("out.c");
        Process process = new ProcessBuilder("unifdef", option, in.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor())
                .as("unifdef says 1 when it changed something")
                .isLessThan(2);
        return Files.readString(out);
    }
}
