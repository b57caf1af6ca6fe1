/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarvestTest {
    @TempDir
    private Path dir;

    private Path view = Path.of("");
    private Path into = Path.of("");

    @BeforeEach
    void make_directories() throws IOException {
        view = Files.createDirectory(dir.resolve("view"));
        into = Files.createDirectory(dir.resolve("into"));
    }

    @Test
    void plain_files_are_copied_with_their_folders() throws IOException {
        Files.createDirectories(view.resolve("a/b"));
        Files.writeString(view.resolve("a/b/x.o"), "object");

        assertThat(Harvest.copy(view, into, 100)).isEmpty();
        assertThat(into.resolve("a/b/x.o")).hasContent("object");
    }

    @Test
    void a_link_is_odd_and_what_it_leads_to_is_not_read() throws IOException {
        Files.writeString(dir.resolve("secret"), "secret");
        Files.createSymbolicLink(view.resolve("x.o"), dir.resolve("secret"));

        assertThat(Harvest.copy(view, into, 100))
                .hasValueSatisfying(why -> assertThat(why).contains("x.o"));
        assertThat(into.resolve("x.o")).doesNotExist();
    }

    @Test
    void a_pipe_is_odd_and_nobody_waits_for_it() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", view.resolve("x.o").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(Harvest.copy(view, into, 100)).isPresent();
    }

    @Test
    void too_many_bytes_are_odd() throws IOException {
        Files.writeString(view.resolve("x.o"), "12345");
        assertThat(Harvest.copy(view, into, 5)).isEmpty();
        assertThat(Harvest.copy(view, into, 4)).isPresent();
    }

    @Test
    void several_commands_become_one_that_runs_all_and_fails_if_one_does() throws Exception {
        List<List<String>> commands = List.of(
                List.of("touch", dir.resolve("it's $HOME").toString()),
                List.of("false"),
                List.of("touch", dir.resolve("last").toString()));

        Process shell = new ProcessBuilder(Task.small(commands, Map.of()).asOne()).start();

        assertThat(shell.waitFor()).isEqualTo(1);
        assertThat(dir.resolve("it's $HOME")).exists();
        assertThat(dir.resolve("last")).exists();
    }
}
