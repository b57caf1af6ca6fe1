/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.kerneltree.SourceTree;

class StoreTest {
    @TempDir
    private Path state;

    @Test
    void a_tree_is_written_once_and_readable_by_all() throws Exception {
        SourceTree tree = SourceTree.of(Map.of("lib/a.c", "int a;\n".getBytes(UTF_8)));

        Path at = new Store(state).tree(tree);

        assertThat(SourceTree.read(at).digest())
                .isEqualTo(tree.digest())
                .isEqualTo(at.getFileName().toString());
        assertThat(Files.getPosixFilePermissions(at.resolve("lib/a.c")).toString())
                .contains("OTHERS_READ");
        assertThat(new Store(state).tree(tree)).isEqualTo(at);
        assertThat(left()).isZero();
    }

    @Test
    void what_fails_half_way_leaves_nothing() {
        Store store = new Store(state);

        assertThatThrownBy(() -> store.entry("baselines", "k", dir -> {
                    Files.writeString(dir.resolve("half"), "x");
                    throw new IOException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(store.has("baselines", "k")).isFalse();
        assertThat(left()).isZero();
    }

    @Test
    void who_comes_second_takes_the_entry_of_the_first() throws Exception {
        Store store = new Store(state);

        Path at = store.entry("baselines", "k", dir -> {
            Files.writeString(dir.resolve("who"), "second");
            store.entry("baselines", "k", first -> Files.writeString(first.resolve("who"), "first"));
        });

        assertThat(at.resolve("who")).hasContent("first");
        assertThat(left()).isZero();
    }

    private long left() {
        try (Stream<Path> files = Files.list(state.resolve("tmp"))) {
            return files.count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
