/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.grader.Report.Place;
import org.uklab.grader.internal.box.Task;

class SymbolsTest {
    private static final Set<String> YOURS = Set.of("lib/a.c");

    @TempDir
    private Path dir;

    @Test
    void addresses_become_lines_and_inlined_functions_have_their_own() throws Exception {
        Path source = Files.createDirectories(dir.resolve("src/lib")).resolve("a.c");
        Files.writeString(source, """
                static inline __attribute__((always_inline)) void put(int *p) { *p = 1; }
                void _start(void)
                {
                \tput((int *)4711);
                }
                """);
        Path image = dir.resolve("a.dbg");
        List<String> compile = List.of(
                "gcc", "-g", "-O2", "-ffile-prefix-map=" + dir + "=", "-no-pie", "-nostdlib", "-Wl,-Ttext=0x100000");
        List<List<String>> commands = List.of(concat(compile, List.of("-o", image.toString(), source.toString())));
        new LocalWorkshop().run(Task.small(commands, Map.of()), dir);

        assertThat(new Symbols(new LocalWorkshop(), "").places(image, List.of(0x100000L, 0x1L), YOURS, dir))
                .containsExactly(new Place("put", "lib/a.c", 1, true), new Place("_start", "lib/a.c", 4, true));
    }

    @Test
    void unknown_places_are_left_out_and_a_long_trace_is_cut() {
        List<String> lines = List.of(
                "list_add",
                "/src/include/uk/list.h:80 (discriminator 2)",
                "??",
                "??:0",
                "job",
                "/src/lib/a.c:5",
                "f",
                "/src/lib/a.c:?",
                "main",
                "agent.c:9",
                "run_main",
                "/src/lib/ukboot/boot.c:136");

        assertThat(Symbols.read(lines, YOURS))
                .containsExactly(
                        new Place("list_add", "include/uk/list.h", 80, false),
                        new Place("job", "lib/a.c", 5, true),
                        new Place("f", "lib/a.c", 0, true),
                        new Place("main", "agent.c", 9, false));
        String[] many = new String[1000];
        Arrays.fill(many, "/src/lib/a.c:7");
        assertThat(Symbols.read(List.of(many), YOURS)).hasSize(10);
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
