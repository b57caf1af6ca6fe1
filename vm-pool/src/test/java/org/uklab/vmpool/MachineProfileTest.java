/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineProfileTest {
    @Test
    void the_words_for_qemu_are_these() {
        assertThat(String.join("\n", MachineProfile.X86_64.argv(128, "/image", "a -S b", "/out/channel")))
                .isEqualTo("""
                        /usr/bin/qemu-system-x86_64
                        -M
                        q35
                        -accel
                        tcg,thread=single
                        -m
                        128
                        -nodefaults
                        -no-user-config
                        -display
                        none
                        -nic
                        none
                        -monitor
                        none
                        -no-reboot
                        -action
                        panic=exit-failure
                        -sandbox
                        on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny
                        -icount
                        shift=5,sleep=off
                        -rtc
                        base=2024-01-01,clock=vm
                        -seed
                        1
                        -chardev
                        stdio,id=console,signal=off
                        -serial
                        chardev:console
                        -chardev
                        file,id=channel,path=/out/channel
                        -device
                        isa-debugcon,iobase=0xe9,chardev=channel
                        -device
                        isa-debug-exit,iobase=0x501,iosize=2
                        -kernel
                        /image
                        -append
                        a -S b""");
    }

    @Test
    void semihosting_is_never_on() {
        assertThat(MachineProfile.X86_64.arguments()).noneMatch(word -> word.contains("semihosting"));
    }
}
