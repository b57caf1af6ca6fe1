/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @TempDir
    private Path dir;

    @Test
    void what_is_written_reads_back_with_the_same_digest() throws IOException {
        SourceTree tree = SourceTree.of(Map.of("lib/a.c", bytes("int a;\n"), "run.sh", bytes("#!/bin/sh\n")));

        tree.writeTo(dir.resolve("copy"));

        SourceTree back = SourceTree.read(dir.resolve("copy"));
        assertThat(back.paths()).containsExactly("lib/a.c", "run.sh");
        assertThat(back.digest()).isEqualTo(tree.digest()).hasSize(64);
        assertThat(dir.resolve("copy/run.sh")).isExecutable();
        assertThat(Files.isExecutable(dir.resolve("copy/lib/a.c"))).isFalse();
    }

    @Test
    void the_digest_tells_where_one_file_ends_and_the_next_begins() {
        SourceTree one = SourceTree.of(Map.of("a", bytes("bc"), "d", bytes("")));
        SourceTree other = SourceTree.of(Map.of("a", bytes("b"), "cd", bytes("")));

        assertThat(one.digest()).isNotEqualTo(other.digest());
    }

    @Test
    void hidden_files_and_a_build_folder_are_no_sources() throws IOException {
        Files.createDirectories(dir.resolve("build"));
        Files.createDirectories(dir.resolve("support/build"));
        Files.writeString(dir.resolve("support/build/step.mk"), "x");
        Files.writeString(dir.resolve("build/x.o"), "x");
        Files.writeString(dir.resolve(".config"), "x");
        Files.writeString(dir.resolve("a.c"), "x");

        assertThat(SourceTree.read(dir).paths()).containsExactly("a.c", "support/build/step.mk");
    }

    @Test
    void a_link_in_a_tree_is_an_error_that_names_it() throws IOException {
        Files.createSymbolicLink(dir.resolve("passwd"), Path.of("nowhere"));

        assertThatThrownBy(() -> SourceTree.read(dir))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("passwd");
    }

    @Test
    void no_caller_can_change_a_tree() {
        byte[] given = bytes("one");
        SourceTree tree = SourceTree.of(Map.of("a", given));
        given[0] = 'X';
        tree.bytes("a")[0] = 'Y';
        tree.with(Map.of("a", bytes("two")));

        assertThat(tree.text("a")).isEqualTo("one");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
