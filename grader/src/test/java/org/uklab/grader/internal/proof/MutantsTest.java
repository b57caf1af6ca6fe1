/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MutantsTest {
    private static final String STARTER = "int f(int a)\n{\n\treturn 0;\n}\n";

    @Test
    void a_mistake_is_made_wherever_one_fits_and_only_in_the_solution() {
        String solution = "int f(int a)\n{\n\tif (a == 1 && g())\n\t\th(a->b);\n\treturn 0;\n}\n";

        assertThat(Mutants.of("lib/x/f.c", solution, STARTER))
                .extracting(Mutants.Mutant::words)
                .containsExactly(
                        "f.c:3: == becomes !=",
                        "f.c:3: && becomes ||",
                        "f.c:3: 1 becomes 2",
                        "f.c:4: without h(a->b);");
    }

    @Test
    void a_statement_that_is_left_out_leaves_an_empty_one() {
        String solution = "int f(int a)\n{\n\tif (a)\n\t\th(a);\n\treturn 0;\n}\n";

        assertThat(Mutants.of("f.c", solution, STARTER))
                .singleElement()
                .satisfies(mutant ->
                        assertThat(mutant.text()).isEqualTo("int f(int a)\n{\n\tif (a)\n\t\t;\n\treturn 0;\n}\n"));
    }

    @Test
    void comments_assertions_and_what_the_student_was_given_stay() {
        String solution = "int f(int a)\n{\n\t/* a == 1\n\t * and so on; */\n\tUK_ASSERT(a == 1);\n\treturn 0;\n}\n";

        assertThat(Mutants.of("f.c", solution, STARTER)).isEmpty();
    }

    @Test
    void an_instruction_is_left_out_or_reaches_another_word() {
        assertThat(Mutants.of("switch.S", "f:\n\tmovq\t%rsp, 16(%rdi)\n\tret\n", "f:\n\tret\n"))
                .extracting(Mutants.Mutant::words)
                .containsExactly("switch.S:2: 16 becomes 24", "switch.S:2: without movq\t%rsp, 16(%rdi)");
    }
}
