/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds the launcher to its limits on Debian's kernel with control groups v2 alone, booted by QEMU. */
@EnabledIfSystemProperty(named = "uklab.long", matches = "true", disabledReason = "boots another Linux")
class CgroupV2Test {
    private static Map<String, String> trials = Map.of();

    @BeforeAll
    static void boot() throws IOException {
        Process guest = new ProcessBuilder(
                        "src/test/cgroup2/boot.sh", TestLauncher.get().program().toString(), "target/cgroup2")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(guest.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).contains("\ndone");
        trials = said.lines()
                .filter(line -> line.startsWith("trial "))
                .map(line -> line.strip().substring("trial ".length()).split(": ?", 2))
                .collect(Collectors.toMap(trial -> trial[0], trial -> trial[1]));
    }

    @Test
    void the_group_is_of_v2_and_everything_else_works_too() {
        assertThat(trials).containsEntry("probe", "cgroup:v2 user-namespaces:yes bubblewrap:yes clean:yes");
    }

    @Test
    void each_limit_ends_what_exceeds_it() {
        assertThat(trials.get("memory")).startsWith("killed-by:memory");
        assertThat(trials.get("tmpfs")).startsWith("killed-by:memory");
        assertThat(trials.get("processes")).startsWith("killed-by:processes");
        assertThat(trials.get("cpu")).startsWith("killed-by:cpu");
        assertThat(trials.get("wall")).startsWith("killed-by:wall");
        assertThat(trials.get("file")).startsWith("killed-by:file");
    }

    @Test
    void what_stays_below_is_counted() {
        assertThat(trials.get("plain")).startsWith("exited:3 ").containsPattern("cpu-ms:[1-9]");
        assertThat(trials.getOrDefault("plain", "").replaceAll(".*peak-bytes:(\\d+).*", "$1"))
                .satisfies(peak -> assertThat(Long.parseLong(peak)).isBetween(16L << 20, 32L << 20));
    }

    @Test
    void row_25_memory_that_the_host_does_not_have_is_not_the_commands_fault() {
        assertThat(trials.get("host")).startsWith("killed-by:host");
    }

    @Test
    void nothing_is_left() {
        assertThat(trials).containsEntry("left", "");
    }

    @Test
    void row_17_a_hierarchy_that_cannot_be_written_or_is_not_there_is_said() {
        assertThat(trials.get("read-only")).startsWith("cgroup:none");
        assertThat(trials.get("absent")).startsWith("cgroup:none");
    }
}
