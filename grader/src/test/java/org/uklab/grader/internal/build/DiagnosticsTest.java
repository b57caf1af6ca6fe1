/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uklab.grader.Report.Diagnostic;

class DiagnosticsTest {
    private static final Set<String> FILES = Set.of("lib/a.c");

    @Test
    void compiler_assembler_and_linker_point_at_lines() {
        String said = """
                /src/lib/a.c: In function 'f':
                /src/lib/a.c:12:5: error: 'y' undeclared (first use in this function)
                   12 |     y = 1;
                /src/lib/a.c:12:5: note: each undeclared identifier is reported only once
                /src/lib/a.c:30:1: warning: unused [-Wunused]
                /src/lib/a.c:1:10: fatal error: x.h: No such file or directory
                /src/lib/a.c: Assembler messages:
                /src/lib/a.c:7: Error: no such instruction: `foo'
                /src/lib/a.c:9: undefined reference to `g'
                """;

        assertThat(Diagnostics.of(said, FILES))
                .containsExactly(
                        new Diagnostic("lib/a.c", 12, 5, "error", "'y' undeclared (first use in this function)"),
                        new Diagnostic("lib/a.c", 12, 5, "note", "each undeclared identifier is reported only once"),
                        new Diagnostic("lib/a.c", 30, 1, "warning", "unused [-Wunused]"),
                        new Diagnostic("lib/a.c", 1, 10, "error", "x.h: No such file or directory"),
                        new Diagnostic("lib/a.c", 7, 0, "error", "no such instruction: `foo'"),
                        new Diagnostic("lib/a.c", 9, 0, "error", "undefined reference to `g'"));
    }

    @Test
    void lines_of_other_files_are_not_annotated() {
        assertThat(Diagnostics.of("/src/lib/b.c:1:1: error: x\n/secret/hidden.c:1:1: error: y\n", FILES))
                .isEmpty();
    }

    @Test
    void a_flood_is_cut_and_absurd_numbers_do_no_harm() {
        assertThat(Diagnostics.of("/src/lib/a.c:1:1: error: x\n".repeat(1000), FILES))
                .hasSize(50);
        assertThat(Diagnostics.of("/src/lib/a.c:99999999999:1: error: x\n", FILES))
                .extracting(Diagnostic::line)
                .isEqualTo(List.of(0));
    }

    @Test
    void a_backtrace_leads_to_the_students_line() {
        List<String> lines = List.of(
                "list_add",
                "/src/include/uk/list.h:80 (discriminator 2)",
                "??",
                "??:0",
                "job",
                "/src/lib/a.c:5",
                "main",
                "?:?");

        assertThat(Symbols.describe(lines, FILES))
                .isEqualTo("list_add (include/uk/list.h:80), called from job (lib/a.c:5)");
        assertThat(Symbols.describe(lines, Set.of())).isEqualTo("list_add (include/uk/list.h:80)");
        assertThat(Symbols.describe(List.of("??", "??:0"), FILES)).isEmpty();
    }
}
