/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with makefiles that no policy would let through, in a box with the limits of a build. */
class HostileBuildTest {
    @TempDir
    private Path sources;

    @BeforeEach
    void open_the_folder_to_the_box() throws IOException {
        Files.setPosixFilePermissions(sources, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void row_01_a_fork_bomb_in_a_makefile_ends_at_once_and_the_next_build_is_as_before() throws IOException {
        try (Box box = Box.open(TestLauncher.get(), 1 << 20)) {
            assumeThat(box.cgroup()).isNotEqualTo("none");
            long start = System.nanoTime();

            BoxResult result = make(box, "X := $(shell b() { b | b & }; b; sleep 100)\nall: ; @echo built\n");

            assertThat(result)
                    .isInstanceOfSatisfying(
                            BoxResult.Killed.class,
                            killed -> assertThat(killed.limit()).isEqualTo(Limit.PROCESSES));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(Slots.isEmpty(box)).isTrue();
            assertThat(make(box, "all: ; @echo built\n"))
                    .isInstanceOfSatisfying(
                            BoxResult.Exited.class,
                            exited -> assertThat(exited.stdout().text()).isEqualTo("built\n"));
        }
    }

    @Test
    void row_08_ten_gibibytes_of_a_compilers_words_end_the_build_and_both_ends_are_kept() throws IOException {
        try (Box box = Box.open(TestLauncher.get(), 1 << 20)) {
            BoxResult result = make(box, "all: ; @echo first; head -c 10G /dev/zero | tr '\\0' w; echo last\n");

            assertThat(result).isInstanceOfSatisfying(BoxResult.Killed.class, killed -> {
                assertThat(killed.limit()).isEqualTo(Limit.OUTPUT);
                assertThat(killed.stdout().text()).startsWith("first\nwww").hasSizeLessThan(130 * 1024);
            });
        }
    }

    private BoxResult make(Box box, String makefile) throws IOException {
        Files.writeString(sources.resolve("Makefile"), makefile);
        return box.run(BoxCommand.of(BoxLimits.BUILD, "/usr/bin/make", "-f", "/src/Makefile")
                .readOnly(sources, "/src"));
    }
}
