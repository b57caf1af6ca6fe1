/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.uklab.vmpool.internal.load.BootLoader;
import org.uklab.vmpool.internal.qmp.StoppedAt;

/**
 * Name how a QEMU is started before its image exists: paused, with memory that we share, no firmware of others, and QMP on
 * its standard input and output.
 */
public final class WarmStart {
    /** Leaves out what no image of ours uses: a fifth of the processor time that q35 takes to start. */
    private static final String BARE = "acpi=off,sata=off,smbus=off,usb=off,vmport=off,hpet=off";

    /**
     * q35 with our own reset ROM. Where the exit device would be is QEMU's panic device: it stops the machine at this very
     * instruction, and leaves its memory.
     */
    public static final WarmStart X86_64 = new WarmStart(
            BootLoader.X86_64,
            new StoppedAt.Registers("[RE]IP", "[RE]BP"),
            List.of("-M", "q35,memory-backend=ram," + BARE, "-bios", WarmStart.ROM),
            List.of("-device", "isa-debugcon,iobase=0xe9,chardev=channel", "-device", "pvpanic,ioport=0x501"));
    /** virt, whose device tree QEMU leaves at the start of memory. */
    public static final WarmStart ARM64 = new WarmStart(
            BootLoader.ARM64,
            new StoppedAt.Registers("PC", "X29"),
            List.of(
                    "-M",
                    "virt,gic-version=3,mte=on,acpi=off,its=off,dtb-randomness=off,memory-backend=ram",
                    "-cpu",
                    "max"),
            List.of(
                    "-device",
                    "pci-serial,chardev=channel",
                    "-device",
                    "loader,addr=0x%x,cpu-num=0".formatted(BootLoader.ARM64_START)));

    /** Firmware that starts what our own, for whatever reason, does not; where it fails too, QEMU's default does. */
    static final Path QBOOT = Path.of("/usr/share/qemu/qboot.rom");

    /** Our firmware, as the box sees it; a machine that needs none does not name it. */
    static final String ROM = "/reset.rom";

    final BootLoader loader;
    final StoppedAt.Registers registers;
    private final List<String> machine;
    private final List<String> devices;

    private WarmStart(BootLoader loader, StoppedAt.Registers registers, List<String> machine, List<String> devices) {
        this.loader = loader;
        this.registers = registers;
        this.machine = machine;
        this.devices = devices;
    }

    boolean hasRom() {
        return machine.contains(ROM);
    }

    /** Return what starts the machine otherwise, the best first. */
    List<Path> otherFirmware() {
        return hasRom() ? List.of(QBOOT) : List.of();
    }

    /** Return the emulator's words. */
    List<String> words(int memoryMiB) {
        List<String> words = new ArrayList<>(machine);
        words.addAll(List.of("-m", Integer.toString(memoryMiB), "-S"));
        words.addAll(MachineProfile.ENGINE);
        words.addAll(List.of("-object", "memory-backend-file,id=ram,share=on,mem-path=/ram,size=" + memoryMiB + "M"));
        words.addAll(List.of("-action", "reboot=shutdown,shutdown=pause,panic=pause"));
        words.addAll(List.of("-chardev", "stdio,id=qmp,signal=off", "-mon", "chardev=qmp,mode=control"));
        words.addAll(List.of("-chardev", "file,id=console,path=" + Emulator.CONSOLE, "-serial", "chardev:console"));
        words.addAll(List.of("-chardev", "file,id=channel,path=" + Emulator.CHANNEL));
        words.addAll(devices);
        return words;
    }
}
