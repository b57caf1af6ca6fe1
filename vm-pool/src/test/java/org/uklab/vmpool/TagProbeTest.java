/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagProbeTest {
    private static final Path SYSTEMS = Path.of("/usr/bin/qemu-system-aarch64");

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void a_box_assembles_the_probe() throws IOException {
        assumeTrue(
                Files.isExecutable(MachineProfile.ARM64.program()),
                MachineProfile.ARM64.program() + " is missing: run through ./uklab test");
        Path source = Files.writeString(folder.resolve("tags.S"), TagProbe.source());
        image = folder.resolve("tags");
        try (Box box = Box.open(TestLauncher.get(), 1 << 20)) {
            BoxResult result = box.run(BoxCommand.of(BoxLimits.BUILD, TagProbe.compile("/src/tags.S", "/out/tags"))
                    .readOnly(source, "/src/tags.S"));
            assertThat(result)
                    .isInstanceOfSatisfying(
                            BoxResult.Exited.class,
                            exited -> assertThat(exited.status())
                                    .as(exited.stderr().text())
                                    .isZero());
            Files.copy(box.view().resolve("tags"), image);
        }
    }

    private TagProbe.Finding boot(MachineProfile profile) {
        return TagProbe.boot(new QemuMachine(TestLauncher.get(), profile), image);
    }

    @Test
    void our_machine_keeps_tags_apart() {
        assertThat(boot(MachineProfile.ARM64))
                .isEqualTo(new TagProbe.Finding(true, "boots, and keeps memory tags apart"));
    }

    @Test
    void qemu_7_is_told_to_mix_them_up() throws IOException {
        assumeTrue(version(SYSTEMS).contains("version 7."), SYSTEMS + " is no QEMU 7");

        assertThat(boot(MachineProfile.ARM64.with(SYSTEMS))).satisfies(finding -> {
            assertThat(finding.right()).isFalse();
            assertThat(finding.words()).contains("mixes up memory tags", "Not usable", "UKLAB_QEMU_ARM64");
        });
    }

    @Test
    void an_emulator_that_is_not_there_is_told() {
        TagProbe.Finding finding = boot(MachineProfile.ARM64.with(folder.resolve("none")));

        assertThat(finding.right()).isFalse();
        assertThat(finding.words()).contains("does not boot", "none");
    }

    @Test
    void other_answers_are_no_success() {
        assertThat(List.of("", "!\n", "000000000000\n", "00005000000", "nonsense"))
                .noneMatch(printed -> TagProbe.judge(printed).right());
    }

    private static String version(Path program) throws IOException {
        if (!Files.isExecutable(program)) {
            return "";
        }
        Process process = new ProcessBuilder(program.toString(), "--version").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
