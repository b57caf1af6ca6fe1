/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Describe a QEMU machine as data. Immutable, any thread.
 *
 * @param id stable name
 * @param program file name of the emulator
 * @param arguments template; the words {@link #MEMORY}, {@link #IMAGE}, {@link #COMMAND_LINE} and {@link #CHANNEL} are
 *     replaced where they stand alone
 * @param firmware what the emulator loads besides the image; files that are not there do not count
 * @param exits what the emulator's exit statuses mean when the guest left no END frame
 */
public record MachineProfile(String id, String program, List<String> arguments, List<Path> firmware, List<Exit> exits) {
    /** Stands for the memory size in MiB. */
    public static final String MEMORY = "{memory}";
    /** Stands for the image's path. */
    public static final String IMAGE = "{image}";
    /** Stands for the kernel's command line. */
    public static final String COMMAND_LINE = "{command line}";
    /** Stands for the character device that is the frame channel's file. */
    public static final String CHANNEL = "{channel}";

    /** What an exit status means. */
    public record Exit(int status, String meaning) {}

    /**
     * QEMU's q35, multiboot by its own loader.
     *
     * <p>{@code shift=5} makes an instruction 32 ns of guest time: SeaBIOS waits in guest time, which costs 0.45 s of
     * host time with {@code shift=0} and next to nothing here (docs/adr/0003).
     */
    public static final MachineProfile X86_64 = new MachineProfile(
            "qemu-x86_64",
            "qemu-system-x86_64",
            common(
                    List.of("-M", "q35"),
                    List.of("-device", "isa-debugcon,iobase=0xe9,chardev=channel"),
                    List.of("-device", "isa-debug-exit,iobase=0x501,iosize=2")),
            List.of(
                    Path.of("/usr/share/seabios/bios-256k.bin"),
                    Path.of("/usr/share/qemu/bios-256k.bin"),
                    Path.of("/usr/share/qemu/multiboot_dma.bin")),
            List.of(
                    new Exit(0, "the machine was reset (a triple fault does that)"),
                    new Exit(83, "the guest left by the exit device as if all were well, without an END frame"),
                    new Exit(85, "the guest left by the exit device, without an END frame")));

    public MachineProfile {
        arguments = List.copyOf(arguments);
        firmware = List.copyOf(firmware);
        exits = List.copyOf(exits);
    }

    /* What every QEMU of ours gets: nothing that is not named, no network, no monitor, guest time of its own. */
    private static List<String> common(List<String> machine, List<String> channel, List<String> exit) {
        List<String> words = new ArrayList<>(machine);
        words.addAll(List.of("-accel", "tcg,thread=single", "-m", MEMORY));
        words.addAll(List.of("-nodefaults", "-no-user-config", "-display", "none", "-nic", "none"));
        words.addAll(List.of("-monitor", "none", "-no-reboot", "-action", "panic=exit-failure"));
        words.addAll(List.of("-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"));
        words.addAll(List.of("-icount", "shift=5,sleep=off", "-rtc", "base=2024-01-01,clock=vm", "-seed", "1"));
        words.addAll(List.of("-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console"));
        words.addAll(List.of("-chardev", CHANNEL));
        words.addAll(channel);
        words.addAll(exit);
        words.addAll(List.of("-kernel", IMAGE, "-append", COMMAND_LINE));
        return words;
    }

    /** Return the emulator's words for one boot. */
    List<String> argv(int memoryMiB, String image, String commandLine, String channelFile) {
        List<String> words = new ArrayList<>(List.of("/usr/bin/" + program));
        for (String word : arguments) {
            words.add(
                    switch (word) {
                        case MEMORY -> Integer.toString(memoryMiB);
                        case IMAGE -> image;
                        case COMMAND_LINE -> commandLine;
                        case CHANNEL -> "file,id=channel,path=" + channelFile;
                        default -> word;
                    });
        }
        return words;
    }
}
