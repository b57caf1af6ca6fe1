/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.vmpool.internal.load.BootLoader;

class GoldenBootTest {
    private static final byte[] SCRIPT = new StubKernel()
            .print("golden\n")
            .send(Frames.hello(0), Frames.end(1, EndKind.MAIN, 0, 0, ""))
            .exit(41);

    @TempDir
    private Path folder;

    @Test
    void its_images_are_the_stub_kernels_with_a_script() throws IOException {
        byte[] x86 =
                StubAssembler.assemble("/stub/x86_64.S", "", List.of("-m32"), List.of("-m", "elf_i386"), "0x100000");
        byte[] arm64 =
                StubAssembler.assemble("/stub/arm64.S", "aarch64-linux-gnu-", List.of(), List.of(), "0x40200000");

        assertThat(GoldenBoot.image(BootLoader.X86_64)).isEqualTo(golden(x86));
        assertThat(GoldenBoot.image(BootLoader.ARM64)).isEqualTo(golden(arm64));
    }

    private static byte[] golden(byte[] stub) {
        byte[] image = Arrays.copyOf(stub, 1 << 20);
        System.arraycopy(SCRIPT, 0, image, stub.length, SCRIPT.length);
        return image;
    }

    @Test
    void machines_that_wait_for_an_image_have_no_fault() {
        assertThat(new QemuMachine(TestLauncher.get(), MachineProfile.X86_64).fault())
                .isEmpty();
        assertThat(new QemuMachine(TestLauncher.get(), MachineProfile.ARM64).fault())
                .isEmpty();
    }

    @Test
    void a_machine_that_cannot_wait_boots_cold_with_other_firmware_and_says_so() throws IOException {
        QemuMachine machine = machineThatRefuses("memory-backend-file");

        assertThat(machine.cold()).hasValue("boots cold, with /usr/share/qemu/qboot.rom");
        assertThat(machine.fault().orElseThrow())
                .startsWith("boots cold, with /usr/share/qemu/qboot.rom: QEMU does not wait");
        assertThat(machine.digest()).isNotEqualTo(machineThatRefuses("nothing").digest());
        assertThat(goldenEnd(machine)).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
    }

    @Test
    void where_the_other_firmware_fails_too_the_emulators_own_is_left() throws IOException {
        QemuMachine machine = machineThatRefuses("-bios");

        assertThat(machine.cold()).hasValue("boots cold, with /usr/share/seabios/bios-256k.bin");
        assertThat(goldenEnd(machine)).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
    }

    private static RunEnd goldenEnd(Machine machine) throws IOException {
        try (Slot slot = machine.prepare(RunLimits.DEFAULT.memoryMiB())) {
            return slot.run(GoldenBoot.image(BootLoader.X86_64), RunLimits.DEFAULT, RunListener.NONE)
                    .end();
        }
    }

    /* A QEMU that ends at once when it is given this word. */
    private QemuMachine machineThatRefuses(String word) throws IOException {
        Path program = Files.createTempFile(folder, "qemu-system-x86_64", "");
        Files.writeString(program, """
                #!/usr/bin/sh
                case "$*" in *%s*) exit 1;; esac
                exec /usr/bin/qemu-system-x86_64 "$@"
                """.formatted(word));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new QemuMachine(TestLauncher.get(), MachineProfile.X86_64.with(program));
    }
}
