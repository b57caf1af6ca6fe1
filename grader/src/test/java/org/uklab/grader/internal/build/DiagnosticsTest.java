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
    void what_is_said_of_a_header_is_put_where_the_file_brought_it_in() {
        String said = """
                In file included from /src/include/uk/outer.h:1,
                                 from /src/lib/a.c:4:
                /src/include/uk/list.h:3:43: error: 'x' undeclared
                /src/include/uk/list.h:3:43: note: each undeclared identifier is reported only once
                /src/include/uk/list.h:1:20: error: 'struct s' has no member named 'next'
                /src/include/uk/outer.h:7:9: note: in expansion of macro 'INNER'
                /src/lib/a.c:8:16: note: in expansion of macro 'OUTER'
                /src/lib/a.c:9:25: warning: implicit declaration of function 'g'
                /src/include/uk/list.h:5:1: warning: of a compilation that no file of theirs brought about
                In file included from /src/lib/a.c:5:
                /src/include/uk/list.h:6:1: warning: old-style
                """;

        assertThat(Diagnostics.of(said, FILES))
                .containsExactly(
                        new Diagnostic("lib/a.c", 4, 0, "error", "include/uk/list.h:3: 'x' undeclared"),
                        new Diagnostic(
                                "lib/a.c",
                                8,
                                16,
                                "error",
                                "include/uk/list.h:1: 'struct s' has no member named 'next'"),
                        new Diagnostic("lib/a.c", 9, 25, "warning", "implicit declaration of function 'g'"),
                        new Diagnostic("lib/a.c", 5, 0, "warning", "include/uk/list.h:6: old-style"));
    }

    @Test
    void macros_of_the_assembler_and_the_linkers_objects_are_understood() {
        String said = """
                /src/lib/a.c:2: Error: no such instruction: `nosuch %eax'
                /src/lib/a.c:5:  Info: macro invoked from here
                ld: /objects/lib_a.o:/src/lib/a.c:1: multiple definition of `x'; first defined here
                ld: /objects/lib_a.o: in function `f':
                """;

        assertThat(Diagnostics.of(said, FILES))
                .containsExactly(
                        new Diagnostic("lib/a.c", 2, 0, "error", "no such instruction: `nosuch %eax'"),
                        new Diagnostic("lib/a.c", 5, 0, "note", "macro invoked from here"),
                        new Diagnostic("lib/a.c", 1, 0, "error", "multiple definition of `x'; first defined here"));
    }

    @Test
    void the_same_words_of_two_compilations_are_told_once() {
        assertThat(Diagnostics.of("/src/lib/a.c:1:1: error: x\n".repeat(2), FILES))
                .hasSize(1);
    }

    @Test
    void lines_of_other_files_are_not_annotated() {
        assertThat(Diagnostics.of("/src/lib/b.c:1:1: error: x\n/secret/hidden.c:1:1: error: y\n", FILES))
                .isEmpty();
    }

    @Test
    void a_flood_is_cut_and_absurd_numbers_do_no_harm() {
        StringBuilder flood = new StringBuilder();
        for (int line = 1; line <= 1000; line++) {
            flood.append("/src/lib/a.c:")
                    .append(line)
                    .append(":1: warning: \u001b[31m")
                    .append("x".repeat(9999))
                    .append("\n");
        }
        flood.append("/src/lib/a.c:1:1: error: y\n");
        assertThat(Diagnostics.of(flood.toString(), FILES))
                .hasSize(50)
                .contains(new Diagnostic("lib/a.c", 1, 1, "error", "y"))
                .allSatisfy(d -> assertThat(d.message()).hasSizeLessThan(510).doesNotContain("\u001b"));
        assertThat(Diagnostics.of("/src/lib/a.c:99999999999:1: error: x\n", FILES))
                .extracting(Diagnostic::line)
                .isEqualTo(List.of(0));
    }
}
