/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BenchFileTest {
    private static Workbench bench;

    @BeforeAll
    static void open() throws IOException {
        bench = Workbench.open(Path.of(".."));
    }

    private static List<BenchFile> files(String exercise) {
        return bench.task(exercise).orElseThrow().files();
    }

    @Test
    void a_name_is_that_of_the_file_alone_where_this_is_enough() {
        assertThat(files("uksched-assign")).extracting(BenchFile::name).startsWith("assign.c", "test_assign.c");
    }

    @Test
    void files_of_one_name_are_told_apart_by_their_folders() {
        assertThat(files("libcontext-switch"))
                .filteredOn(BenchFile::editable)
                .extracting(BenchFile::name)
                .containsExactly("x86_64/ctx_switch.S", "arm64/ctx_switch.S");
        assertThat(bench.exercises())
                .allSatisfy(exercise -> assertThat(files(exercise.id()))
                        .extracting(BenchFile::name)
                        .doesNotHaveDuplicates());
    }

    @Test
    void what_the_first_machine_builds_comes_first() {
        assertThat(files("libcontext-entry"))
                .filteredOn(BenchFile::editable)
                .extracting(BenchFile::path)
                .containsExactly("arch/ctx.c", "arch/x86_64/ctx_start.S", "arch/arm64/ctx_start.S");
        assertThat(files("libcontext-ectx")).extracting(BenchFile::name).startsWith("fxsave.c", "ectx.c");
    }

    @Test
    void headers_that_a_file_includes_can_be_read_beside_it() {
        assertThat(files("libcontext-ectx"))
                .filteredOn(file -> !file.editable())
                .extracting(BenchFile::path)
                .contains("visible/test_ectx.c", "arch/x86_64/fxsave.h", "include/uk/arch/ctx.h")
                .doesNotContain("arch/arm64/fxsave.h");
    }
}
