/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel of the conformance run, where it can be tried: QEMU's virt with EL3, its lines and memory elsewhere. */
class FvpKernelTest {
    private static final RunLimits LIMITS = RunLimits.DEFAULT.withBoot(Duration.ofSeconds(4));

    @TempDir
    private Path folder;

    @Test
    void it_drops_from_el3_and_meets_both_kinds_of_tag_faults() throws IOException {
        assumeTrue(
                Files.isExecutable(MachineProfile.ARM64.program()),
                MachineProfile.ARM64.program() + " is missing: run through ./uklab test");
        byte[] script = new FvpScript()
                .print("hello\n")
                .trappedStore()
                .toldStore()
                .trappedStore()
                .print("end\n")
                .hang();
        RunResult run = new QemuMachine(TestLauncher.get(), withEl3())
                .run(new BootRequest(image(script), "", LIMITS), RunListener.NONE);

        // it has no line for frames there, and the shutdown register is FVP's own
        assertThat(run.end()).isEqualTo(RunEnd.TimedOut.wall(Phase.BOOT));
        String fault = "sync esr=96000051 far=0600000040300040\n";
        assertThat(run.console().text()).isEqualTo("hello\n" + fault + "async tfsr=1\n" + fault + "end\n");
    }

    private static MachineProfile withEl3() {
        List<String> words = new ArrayList<>(MachineProfile.ARM64.arguments());
        words.set(words.indexOf("virt,gic-version=3,mte=on"), "virt,secure=on,virtualization=on,mte=on");
        int kernel = words.indexOf("-kernel");
        words.subList(kernel, words.size()).clear();
        words.addAll(List.of("-device", "loader,file=" + Emulator.IMAGE + ",cpu-num=0"));
        return new MachineProfile("virt-el3", MachineProfile.ARM64.program(), "\177ELF", words, List.of(), List.of());
    }

    private Path image(byte[] script) throws IOException {
        byte[] kernel = FvpScript.kernel(
                TestLauncher.get(), "0x40200000", "-DRAM=0x40000000", "-DUART0=0x09000000", "-DUART1=0x09000000");
        Path image = Files.write(folder.resolve("image"), FvpScript.image(kernel, script));
        return Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
