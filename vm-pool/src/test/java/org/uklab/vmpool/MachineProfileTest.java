/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineProfileTest {
    /* What every machine of ours gets, one argument a word. */
    private static final String ENGINE = """
            -accel tcg,thread=single -nodefaults -no-user-config -display none -nic none -monitor none \
            -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
            -icount shift=5,sleep=off -rtc base=2024-01-01,clock=vm -seed 1 \
            """;

    private static final String COLD = "-m 128 " + ENGINE + """
            -no-reboot -action panic=exit-failure \
            -chardev stdio,id=console,signal=off -serial chardev:console -chardev file,id=channel,path=/out/channel \
            """;

    private static String words(MachineProfile machine) {
        return String.join(" ", machine.words(128, "/image", "a -S b", "/out/channel"));
    }

    @Test
    void the_words_for_x86_64_are_these() {
        assertThat(words(MachineProfile.X86_64))
                .isEqualTo("-M q35 " + COLD + "-device isa-debugcon,iobase=0xe9,chardev=channel"
                        + " -device isa-debug-exit,iobase=0x501,iosize=2 -kernel /image -append a -S b");
    }

    @Test
    void the_words_for_arm64_are_these() {
        assertThat(words(MachineProfile.ARM64))
                .isEqualTo("-M virt,gic-version=3,mte=on -cpu max " + COLD
                        + "-device pci-serial,chardev=channel -kernel /image -append a -S b");
    }

    @Test
    void a_slot_waits_with_shared_memory_and_stops_where_its_guest_ends() {
        String slot = "-S " + ENGINE + "-object memory-backend-file,id=ram,share=on,mem-path=/ram,size=64M"
                + " -action reboot=shutdown,shutdown=pause,panic=pause"
                + " -chardev stdio,id=qmp,signal=off -mon chardev=qmp,mode=control"
                + " -chardev file,id=console,path=/out/console -serial chardev:console"
                + " -chardev file,id=channel,path=/out/channel ";

        assertThat(String.join(" ", WarmStart.X86_64.words(64)))
                .isEqualTo(
                        "-M q35,memory-backend=ram,acpi=off,sata=off,smbus=off,usb=off,vmport=off,hpet=off -bios /reset.rom -m 64 "
                                + slot
                                + "-device isa-debugcon,iobase=0xe9,chardev=channel -device pvpanic,ioport=0x501");
        assertThat(String.join(" ", WarmStart.ARM64.words(64)))
                .isEqualTo(
                        "-M virt,gic-version=3,mte=on,acpi=off,its=off,dtb-randomness=off,memory-backend=ram -cpu max -m 64 "
                                + slot + "-device pci-serial,chardev=channel -device loader,addr=0x400ffff0,cpu-num=0");
    }

    @Test
    void a_command_line_is_one_word() {
        assertThat(MachineProfile.X86_64.words(128, "/image", "a -S b", "/out/channel"))
                .endsWith("-append", "a -S b");
    }

    @Test
    void semihosting_is_never_on() {
        String warm = WarmStart.X86_64.words(64) + " " + WarmStart.ARM64.words(64);
        assertThat(List.of(words(MachineProfile.X86_64), words(MachineProfile.ARM64), warm))
                .noneMatch(words -> words.contains("semihosting"));
    }

    @Test
    void the_systems_emulator_needs_no_bind() {
        BoxCommand command = MachineProfile.X86_64.command(BoxLimits.BUILD, List.of("--version"));

        assertThat(command.argv()).containsExactly("/usr/bin/qemu-system-x86_64", "--version");
        assertThat(command.binds()).isEmpty();
    }

    @Test
    void an_emulator_elsewhere_is_the_one_thing_of_there_that_the_box_sees() {
        Path program = Path.of("/var/lib/uklab/me/qemu/qemu-system-aarch64");
        BoxCommand command = MachineProfile.ARM64.with(program).command(BoxLimits.BUILD, List.of("--version"));

        assertThat(command.argv()).containsExactly("/emulator/qemu-system-aarch64", "--version");
        assertThat(command.binds()).containsExactly(new BoxCommand.Bind(program, "/emulator/qemu-system-aarch64"));
    }
}
