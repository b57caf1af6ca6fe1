/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Frame;
import org.uklab.vmpool.MachineProfile;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunListener;
import org.uklab.vmpool.RunResult;

/**
 * Boots arm64 kernels above EL1, and shows of the image for Arm's FVP what can be shown without the model.
 *
 * <p>QEMU has no such board. Its {@code virt} has the interrupt controller and all exception levels; its {@code
 * vexpress-a15} has the FVP's motherboard (serial lines, power switch, DRAM), and QEMU 7.2 gives it a 64-bit processor
 * that starts at EL3. What neither has is the interrupt controller at the FVP's addresses.
 */
class ArmBoardsTest {
    private static final long LINKED_AT = 0x8008_0000L;
    private static final long RAM_START = 0x8000_0000L;
    private static final long RAM_END = 0x8800_0000L;

    private static final RunLimits LIMITS =
            RunLimits.DEFAULT.withConsoleBytes(4 << 20).withTest(Duration.ofSeconds(60));

    private static final Path MOTHERBOARD = Path.of("/usr/bin/qemu-system-aarch64");

    private static final Path IMAGE = KernelImage.of(
                    Guest.ARM64, "hello", "hello-fvp", "CONFIG_KVM_BOARD_FVP_BASE=y", "CONFIG_LIBUKLIBPARAM=y")
            .image()
            .resolveSibling("hello_fvp-arm64");

    private static RunResult boot(KernelImage image, String options, String commandLine) {
        MachineProfile virt = MachineProfile.ARM64;
        List<String> words = virt.arguments().stream()
                .map(word -> word.startsWith("virt,") ? word + options : word)
                .toList();
        MachineProfile machine =
                new MachineProfile("virt" + options, virt.program(), virt.magic(), words, List.of(), List.of());
        return image.boot(machine, commandLine, LIMITS, RunListener.NONE);
    }

    private static RunEnd.Ended end(RunResult run) {
        assertThat(run.end()).as(() -> run.console().text()).isInstanceOf(RunEnd.Ended.class);
        return (RunEnd.Ended) run.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {",secure=on", ",virtualization=on"})
    void all_suites_pass_in_a_kernel_that_comes_down_from_above(String options) {
        RunResult run = boot(Guest.ARM64.image("suites"), options, "");

        assertThat(end(run)).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
    }

    @Test
    void a_kernel_comes_down_two_levels() {
        RunResult run = boot(Guest.ARM64.image("hello"), ",secure=on,virtualization=on", "");

        assertThat(end(run)).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
        assertThat(run.console().text()).contains("Hello, world!");
    }

    @ParameterizedTest
    @ValueSource(strings = {",secure=on", ",virtualization=on"})
    void the_levels_above_let_the_kernel_have_memory_tags(String options) {
        KernelImage tags = KernelImage.of(Guest.ARM64, "tags", "tags-cleared", "CONFIG_KVM_CLEAR_TAGS=y");

        assertThat(end(boot(tags, options, "none write exit")).kind()).isEqualTo(EndKind.MAIN);
        assertThat(end(boot(tags, options, "overflow write exit")).kind()).isEqualTo(EndKind.TAG);
    }

    @Test
    void the_image_for_the_fvp_lies_in_its_ram_and_begins_with_its_entry() throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(IMAGE)).order(ByteOrder.LITTLE_ENDIAN);
        long entry = elf.getLong(24);
        int headers = (int) elf.getLong(32);
        int loaded = 0;

        for (int i = 0; i < elf.getShort(56); i++) {
            int header = headers + i * elf.getShort(54);
            if (elf.getInt(header) == 1) {
                long physical = elf.getLong(header + 24);
                assertThat(physical).isEqualTo(elf.getLong(header + 16)).isGreaterThanOrEqualTo(RAM_START);
                assertThat(physical + elf.getLong(header + 40)).isLessThan(RAM_END);
                assertThat(physical).isEqualTo(LINKED_AT);
                loaded++;
            }
        }
        assertThat(loaded).isEqualTo(1);
        assertThat(entry).isEqualTo(LINKED_AT);
    }

    @Test
    void the_tree_in_the_image_names_the_boards_devices() throws IOException {
        DeviceTree tree = DeviceTree.in(Files.readAllBytes(IMAGE));

        assertThat(tree.strings("/", "compatible")).contains("arm,fvp-base-revc");
        assertThat(tree.ranges("/memory@80000000")).containsExactly(RAM_START, RAM_END - RAM_START);
        assertThat(tree.ranges("/sysregs@1c010000")).startsWith(0x1c01_0000L);
        assertThat(tree.ranges("/uart@1c090000")).startsWith(0x1c09_0000L);
        assertThat(tree.ranges("/uart@1c0a0000")).startsWith(0x1c0a_0000L);
        assertThat(tree.ranges("/rtc@1c170000")).startsWith(0x1c17_0000L);
        assertThat(tree.ranges("/interrupt-controller@2f000000"))
                .containsExactly(0x2f00_0000L, 0x1_0000L, 0x2f10_0000L, 0x20_0000L);
        assertThat(tree.nodes("arm,pl011"))
                .as("the console is the first, the channel the second")
                .containsExactly("/uart@1c090000", "/uart@1c0a0000");
    }

    @Test
    void nothing_in_the_image_has_seen_an_address_of_qemus_board() throws IOException {
        try (Stream<Path> files = Files.walk(IMAGE.getParent())) {
            List<Path> dependencies =
                    files.filter(file -> file.toString().endsWith(".d")).toList();

            assertThat(dependencies)
                    .anySatisfy(file -> assertThat(file).content().contains("arm/board_fvp.h"))
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("board_virt", "arm/poweroff"));
        }
    }

    /* -kernel is the FVP's -a, a loader its --data; help is printed before there are interrupts */
    private static RunResult bootOnMotherboard(String commandLine) {
        long bytes = 0;
        for (int i = 0; i < commandLine.length(); i++) {
            bytes |= (long) commandLine.charAt(i) << (8 * i);
        }
        String words = "-M vexpress-a15 -cpu max -m 128 -nodefaults -display none -monitor none -no-reboot"
                + " -audiodev none,id=silent -chardev stdio,id=console,signal=off -serial chardev:console -chardev "
                + MachineProfile.CHANNEL + " -serial chardev:channel -kernel " + MachineProfile.IMAGE
                + " -device loader,addr=0x8007f000,data-len=8,data=" + bytes;
        MachineProfile machine = new MachineProfile(
                "vexpress-a15", MOTHERBOARD, "\177ELF", List.of(words.split(" ")), List.of(), List.of());
        RunResult run = new KernelImage(Guest.ARM64, IMAGE).boot(machine, "", LIMITS, RunListener.NONE);
        assumeFalse(
                run.end() instanceof RunEnd.Infrastructure failed
                        && failed.toString().contains("Invalid CPU"),
                "a QEMU that lets the vexpress-a15 have no other processor than its own");
        return run;
    }

    @Test
    void the_image_for_the_fvp_speaks_on_its_motherboard_and_switches_it_off() {
        RunResult run = bootOnMotherboard("");
        RunEnd.Ended end = end(run);

        assertThat(end.kind()).isEqualTo(EndKind.CRASH);
        assertThat(end.text()).contains("Could not set up interrupts"); // a GICv2
        assertThat(run.console().text()).contains("Could not set up interrupts");
        assertThat(run.frames()).extracting(Frame::type).containsExactly(Frame.END);
    }

    @Test
    void the_image_for_the_fvp_finds_its_command_line() {
        RunResult run = bootOnMotherboard("-h --");

        assertThat(end(run).kind()).isEqualTo(EndKind.HALT);
        assertThat(Console.plain(run.console().text())).contains("-V, --version");
    }
}
