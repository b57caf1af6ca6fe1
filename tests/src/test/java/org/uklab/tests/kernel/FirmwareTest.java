/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Frame;
import org.uklab.vmpool.MachineProfile;
import org.uklab.vmpool.QemuMachine;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunResult;
import org.uklab.vmpool.Slot;
import org.uklab.vmpool.TestLauncher;

/**
 * Hold the ways to start a machine to be equal: whatever firmware brought it there, each kernel suite says the same.
 *
 * <p>Numbers may differ: addresses and sizes of the heap, since firmware keeps memory for itself; readings of clocks; and
 * what is drawn from them.
 */
class FirmwareTest {
    private static final RunLimits LIMITS = RunLimits.DEFAULT.withConsoleBytes(4 << 20);
    private static final Pattern NUMBER = Pattern.compile("-?(?:0x)?[0-9a-f]*[0-9][0-9a-f]*");
    /** What fills a line up to its result. */
    private static final Pattern FILLING = Pattern.compile(" \\.+ ?(?=\\[)");
    /** Names and addresses may be too long for a line. */
    private static final Pattern CUT = Pattern.compile("and was .*(?= *\\[ )");

    private static Said slot;

    /** What a boot gave, without its numbers. */
    private record Said(RunEnd end, List<Integer> frames, List<String> lines) {
        static Said of(RunResult run, KernelSuitesTest.Everything printed) {
            String text = Console.plain(new String(printed.bytes(), StandardCharsets.UTF_8));
            return new Said(
                    run.end(),
                    run.frames().stream().map(Frame::type).toList(),
                    text.lines().map(Said::withoutNumbers).toList());
        }

        private static String withoutNumbers(String line) {
            return NUMBER.matcher(
                            CUT.matcher(FILLING.matcher(line).replaceAll("")).replaceAll("and was N"))
                    .replaceAll("N");
        }
    }

    private static Said inASlot(MachineProfile profile, Path image) throws IOException {
        QemuMachine machine = new QemuMachine(TestLauncher.get(), profile);
        assertThat(machine.fault()).isEmpty();
        KernelSuitesTest.Everything printed = new KernelSuitesTest.Everything();
        try (Slot slot = machine.prepare(LIMITS.memoryMiB())) {
            RunResult run = slot.run(Files.readAllBytes(image), LIMITS, printed);
            assertThat(run.altered()).isEmpty();
            return Said.of(run, printed);
        }
    }

    private static Said cold(MachineProfile profile, KernelImage image) {
        KernelSuitesTest.Everything printed = new KernelSuitesTest.Everything();
        return Said.of(image.boot(profile, "", LIMITS, printed), printed);
    }

    @BeforeAll
    static void boot_with_our_own() throws IOException {
        slot = inASlot(MachineProfile.X86_64, Guest.X86_64.image("suites").image());
    }

    @Test
    void all_suites_end_well_with_our_own_firmware() {
        assertThat(slot.end()).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
        assertThat(slot.lines()).hasSizeGreaterThan(5000).noneMatch(line -> line.endsWith("[ FAILED ]"));
    }

    @Test
    void all_suites_say_the_same_with_seabios() {
        assertThat(cold(MachineProfile.X86_64, Guest.X86_64.image("suites"))).isEqualTo(slot);
    }

    @Test
    void all_suites_say_the_same_with_qboot() {
        MachineProfile qboot = MachineProfile.X86_64.startedBy(Path.of("/usr/share/qemu/qboot.rom"));

        assertThat(cold(qboot, Guest.X86_64.image("suites"))).isEqualTo(slot);
    }

    @Test
    void all_suites_say_the_same_on_arm64_whoever_loaded_them() throws IOException {
        KernelImage suites = Guest.ARM64.image("suites");

        assertThat(cold(MachineProfile.ARM64, suites)).isEqualTo(inASlot(MachineProfile.ARM64, suites.image()));
    }
}
