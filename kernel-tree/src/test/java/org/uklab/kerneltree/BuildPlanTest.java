/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uklab.kerneltree.BuildPlan.Step;

class BuildPlanTest {
    private static final String PLAN = """
            {"version": 1, "image": "/build/k", "debug": "/build/k.dbg", "steps": [
              {"output": "/build/a.o", "inputs": ["/src/a.c", "/src/x.h"], "argv": ["gcc", "-o", "/build/a.o", "/src/a.c"]},
              {"output": "/build/b.o", "inputs": ["/src/b.c"], "argv": ["gcc", "-o", "/build/b.o", "/src/b.c"]},
              {"output": "/build/lib.o", "inputs": ["/build/a.o"], "argv": ["ld", "-r", "-o", "/build/lib.o", "/build/a.o"]},
              {"output": "/build/k.dbg", "inputs": ["/build/lib.o", "/build/b.o"],
               "argv": ["ld", "-o", "/build/k.dbg", "/build/lib.o", "/build/b.o"]},
              {"output": "/build/k", "inputs": ["/build/k.dbg"], "argv": ["strip", "-o", "/build/k", "/build/k.dbg"]}]}
            """;

    @Test
    void a_changed_source_affects_its_object_and_all_that_is_made_of_it_in_order() throws IOException {
        assertThat(plan().affectedBy(Set.of("/src/b.c")))
                .extracting(Step::output)
                .containsExactly("/build/b.o", "/build/k.dbg", "/build/k");
    }

    @Test
    void a_plan_that_is_written_reads_the_same() throws IOException {
        assertThat(BuildPlan.parse(plan().json())).isEqualTo(plan());
    }

    @Test
    void a_changed_header_affects_those_who_include_it() throws IOException {
        assertThat(plan().affectedBy(Set.of("/src/x.h")))
                .extracting(Step::output)
                .containsExactly("/build/a.o", "/build/lib.o", "/build/k.dbg", "/build/k");
        assertThat(plan().affectedBy(Set.of("/src/none.h"))).isEmpty();
    }

    @Test
    void a_relocated_step_has_whole_tokens_replaced_and_no_parts_of_them() {
        Step step = new Step("/build/a.o", List.of("/src/a.c"), List.of("gcc", "-MF/build/a.o", "/build/a.o"));

        Step moved = step.relocated(Map.of("/build/a.o", "/out/0.o"));

        assertThat(moved.output()).isEqualTo("/out/0.o");
        assertThat(moved.argv()).containsExactly("gcc", "-MF/build/a.o", "/out/0.o");
    }

    @Test
    void a_plan_we_do_not_understand_is_an_error_that_says_why() {
        assertThatThrownBy(() -> BuildPlan.parse(
                        PLAN.replace("\"version\": 1", "\"version\": 2").getBytes(UTF_8)))
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> BuildPlan.parse("{".getBytes(UTF_8))).hasMessageContaining("malformed");
        assertThatThrownBy(() -> BuildPlan.parse(
                        PLAN.replace("\"-o\", \"/build/k\"", "\"-o/build/k\"").getBytes(UTF_8)))
                .hasMessageContaining("does not name it");
    }

    private static BuildPlan plan() throws IOException {
        return BuildPlan.parse(PLAN.getBytes(UTF_8));
    }
}
