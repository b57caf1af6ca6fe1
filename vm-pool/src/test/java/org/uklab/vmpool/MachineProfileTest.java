/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineProfileTest {
    /* What every machine of ours gets, one argument a word. */
    private static final String COMMON = """
            -accel tcg,thread=single -m 128 -nodefaults -no-user-config -display none -nic none -monitor none \
            -no-reboot -action panic=exit-failure \
            -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
            -icount shift=5,sleep=off -rtc base=2024-01-01,clock=vm -seed 1 \
            -chardev stdio,id=console,signal=off -serial chardev:console -chardev file,id=channel,path=/out/channel \
            """;

    private static String words(MachineProfile machine) {
        return String.join(" ", machine.words(128, "/image", "a -S b", "/out/channel"));
    }

    @Test
    void the_words_for_x86_64_are_these() {
        assertThat(words(MachineProfile.X86_64))
                .isEqualTo("-M q35 " + COMMON + "-device isa-debugcon,iobase=0xe9,chardev=channel"
                        + " -device isa-debug-exit,iobase=0x501,iosize=2 -kernel /image -append a -S b");
    }

    @Test
    void the_words_for_arm64_are_these() {
        assertThat(words(MachineProfile.ARM64))
                .isEqualTo("-M virt,gic-version=3,mte=on -cpu max " + COMMON
                        + "-device pci-serial,chardev=channel -kernel /image -append a -S b");
    }

    @Test
    void a_command_line_is_one_word() {
        assertThat(MachineProfile.X86_64.words(128, "/image", "a -S b", "/out/channel"))
                .endsWith("-append", "a -S b");
    }

    @Test
    void semihosting_is_never_on() {
        assertThat(List.of(words(MachineProfile.X86_64), words(MachineProfile.ARM64)))
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
