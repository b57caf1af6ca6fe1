/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoxCommandTest {
    @Test
    void the_words_for_the_launcher_are_these() {
        BoxLimits limits = new BoxLimits(Duration.ofMillis(1500), Duration.ofMillis(1001), 1 << 20, 9, 77, 5);
        BoxCommand command = BoxCommand.of(limits, "gcc", "-c", "--", "a b.c")
                .readOnly(Path.of("/state/tree"), "/src")
                .readOnly(Path.of("/state/x.c"), "/src/x.c")
                .in("/src")
                .with(BoxCommand.Profile.QEMU);

        assertThat(command.words())
                .containsExactly(
                        "--wall",
                        "1500",
                        "--cpu",
                        "2",
                        "--memory",
                        "1048576",
                        "--processes",
                        "9",
                        "--file-bytes",
                        "77",
                        "--profile",
                        "qemu",
                        "--ro",
                        "/state/tree",
                        "/src",
                        "--ro",
                        "/state/x.c",
                        "/src/x.c",
                        "--chdir",
                        "/src",
                        "--",
                        "gcc",
                        "-c",
                        "--",
                        "a b.c");
    }

    @Test
    void a_word_cannot_hold_another_one() {
        assertThatThrownBy(() -> BoxCommand.of(BoxLimits.BUILD, "cc", "a.c\0--ro"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
