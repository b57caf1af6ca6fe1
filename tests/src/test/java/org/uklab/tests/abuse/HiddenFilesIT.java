/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.grader.Attempt;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.SourceTree;
import org.uklab.tests.grading.Bench;

/** Lets a student's file ask for what it must not see, in every way that a compiler or an assembler offers. */
class HiddenFilesIT {
    private static final String FOUND = "it is there";

    /** In each, {@code PATH} is the file asked for. All end in an error, so that nothing is booted. */
    private static final Map<String, String> WAYS = Map.of(
            "include", "#include \"PATH\"\n#error done\n",
            "line marker", "# 1 \"PATH\"\nint x = ;\n",
            "line of it", "# 40 \"PATH\" 1\nstatic int f(void) { return undeclared; }\n",
            "__has_include", "#if __has_include(\"PATH\")\n#error " + FOUND + "\n#endif\n#error done\n",
            ".include", "__asm__(\".include \\\"PATH\\\"\");\n",
            ".incbin", "__asm__(\".incbin \\\"PATH\\\"\");\n");

    @TempDir
    private static Path planted;

    private static Bench bench;
    private static final Map<String, List<String>> SECRETS = new TreeMap<>();

    @BeforeAll
    static void plant() throws Exception {
        bench = Bench.open();
        Path world = Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path secret = Files.writeString(world.resolve("secret.c"), "the word of the day is heliotrope\n".repeat(50));
        SECRETS.put(secret.toString(), List.of("heliotrope"));
        SECRETS.put("/src/../.." + secret, List.of("heliotrope"));
        Path state = Files.writeString(Files.createTempFile(bench.lab().state(), "secret", ".c"), "helianthus\n");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-r--r--"));
        state.toFile().deleteOnExit();
        SECRETS.put(state.toString(), List.of("helianthus"));
        SECRETS.put("/app/agent.c", lines(bench.exercise().agent().resolve("agent.c")));
        SECRETS.put("/build/plan.json", List.of("\"steps\""));
        SECRETS.put("/build/libposix_process/clone_tls.o", List.of());
        SECRETS.put("/etc/passwd", List.of("root:x"));
    }

    @TestFactory
    List<DynamicTest> row_03_a_hidden_file_is_in_no_diagnostic_and_no_object() {
        List<DynamicTest> tests = new ArrayList<>();
        SECRETS.forEach((path, secrets) -> WAYS.forEach((name, way) ->
                tests.add(DynamicTest.dynamicTest(name + " " + path, () -> ask(way.replace("PATH", path), secrets)))));
        return tests;
    }

    @TestFactory
    Stream<DynamicTest> row_03_the_holes_of_other_exercises_are_open_in_the_box() throws Exception {
        SourceTree tree = SourceTree.read(bench.lab().tree());
        return bench.catalogue().exercises().stream()
                .filter(other -> !other.id().equals(bench.exercise().id()))
                .flatMap(other -> other.editable().stream())
                .filter(file -> file.endsWith(".c"))
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    List<String> solved =
                            new ArrayList<>(telling(Holes.reference(tree).text(file)));
                    String shown = Holes.starter(tree).text(file);
                    solved.removeIf(shown::contains); // as a whole line, or the end of a longer one
                    assertThat(solved).isNotEmpty();
                    ask("# 1 \"/src/" + file + "\"\n" + "int x = ;\n".repeat(200), solved);
                }));
    }

    private static void ask(String source, List<String> secrets) {
        Report report = bench.grade(new Attempt.Files(Map.of(Bench.FILE, source.getBytes(UTF_8))), 3);

        assertThat(report.verdict()).as(report.message()).isEqualTo(Verdict.BUILD_FAILED);
        String all = report.toString();
        assertThat(report.message()).as("it was in the object").doesNotContain("no longer defines");
        secrets.forEach(secret -> assertThat(all).doesNotContain(secret));
        assertThat(all).doesNotContain(FOUND);
    }

    private static List<String> lines(Path file) throws Exception {
        return telling(Files.readString(file));
    }

    /** Lines that say enough to be told from any others. */
    private static List<String> telling(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.length() > 24 && !line.startsWith("#"))
                .toList();
    }
}
