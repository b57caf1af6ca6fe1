/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describe a QEMU machine as data. Immutable, any thread.
 *
 * @param id stable name
 * @param program the emulator, an absolute path and no link; outside {@code /usr/bin} the box is shown this one file
 * @param magic what an image begins with, for an emulator that would run just anything; may be empty
 * @param arguments template; the words {@link #MEMORY}, {@link #IMAGE}, {@link #COMMAND_LINE} and {@link #CHANNEL} are
 *     replaced where they stand alone
 * @param firmware what the emulator loads besides the image; files that are not there do not count
 * @param exits what the emulator's exit statuses mean when the guest left no END frame
 * @param warm how it waits for an image; null if it cannot
 */
public record MachineProfile(
        String id,
        Path program,
        String magic,
        List<String> arguments,
        List<Path> firmware,
        List<Exit> exits,
        @Nullable WarmStart warm)
        implements Emulator {
    /** The environment variable that names another emulator for {@link #ARM64} than the system's. */
    public static final String ARM64_PROGRAM = "UKLAB_QEMU_ARM64";

    /** Stands for the memory size in MiB. */
    public static final String MEMORY = "{memory}";
    /** Stands for the image's path. */
    public static final String IMAGE = "{image}";
    /** Stands for the kernel's command line. */
    public static final String COMMAND_LINE = "{command line}";
    /** Stands for the character device that is the frame channel's file. */
    public static final String CHANNEL = "{channel}";

    /* Where the box has an emulator that is not the system's. */
    private static final String EMULATOR = "/emulator/";
    private static final long OWN_MEMORY = 384L << 20;

    /** An instruction is so many nanoseconds of guest time (docs/adr/0003). */
    static final int INSTRUCTION_NANOS = 32;

    /** What every QEMU of ours gets: nothing that is not named, no network, no monitor, guest time of its own. */
    static final List<String> ENGINE = List.of(
                    "-accel tcg,thread=single -nodefaults -no-user-config -display none -nic none -monitor none",
                    "-sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
                    "-icount shift=5,sleep=off -rtc base=2024-01-01,clock=vm -seed 1")
            .stream()
            .flatMap(words -> Stream.of(words.split(" ")))
            .toList();

    /** What an exit status means when the guest left no END frame. */
    public record Exit(int status, String meaning) {}

    /**
     * QEMU's q35, multiboot by its own loader.
     *
     * <p>{@code shift=5} makes an instruction 32 ns of guest time: SeaBIOS waits in guest time, which costs 0.45 s of
     * host time with {@code shift=0} and next to nothing here (docs/adr/0003).
     */
    public static final MachineProfile X86_64 = new MachineProfile(
            "qemu-x86_64",
            Path.of("/usr/bin/qemu-system-x86_64"),
            "", // its loader looks for a multiboot header
            cold(
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
                    new Exit(87, "the guest left by the exit device, without an END frame")),
            WarmStart.X86_64);

    /**
     * QEMU's virt with memory tags, ELF images by its own loader, no firmware.
     *
     * <p>The system's emulator may mix up memory tags; {@link #ARM64_PROGRAM} names a better one (docs/adr/0004).
     */
    public static final MachineProfile ARM64 = new MachineProfile(
            "qemu-arm64",
            named(System.getenv(ARM64_PROGRAM), "/usr/bin/qemu-system-aarch64"),
            "\177ELF",
            cold(
                    List.of("-M", "virt,gic-version=3,mte=on", "-cpu", "max"),
                    List.of("-device", "pci-serial,chardev=channel"),
                    List.of()),
            List.of(),
            List.of(new Exit(0, "the guest switched off or reset the machine, without an END frame")),
            WarmStart.ARM64);

    /** Describe a machine that only boots cold. */
    public MachineProfile(
            String id, Path program, String magic, List<String> arguments, List<Path> firmware, List<Exit> exits) {
        this(id, program, magic, arguments, firmware, exits, null);
    }

    public MachineProfile {
        arguments = List.copyOf(arguments);
        firmware = List.copyOf(firmware);
        exits = List.copyOf(exits);
    }

    private static List<String> cold(List<String> machine, List<String> channel, List<String> exit) {
        List<String> words = new ArrayList<>(machine);
        words.addAll(List.of("-m", MEMORY));
        words.addAll(ENGINE);
        words.addAll(List.of("-no-reboot", "-action", "panic=exit-failure"));
        words.addAll(List.of("-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console"));
        words.addAll(List.of("-chardev", CHANNEL));
        words.addAll(channel);
        words.addAll(exit);
        words.addAll(List.of("-kernel", IMAGE, "-append", COMMAND_LINE));
        return words;
    }

    private static Path named(@Nullable String name, String otherwise) {
        return Path.of(name == null || name.isBlank() ? otherwise : name);
    }

    /** Return this machine with another emulator. */
    public MachineProfile with(Path other) {
        return new MachineProfile(id, other, magic, arguments, firmware, exits, warm);
    }

    /** Return this machine without a way to wait for an image. */
    MachineProfile cold() {
        return new MachineProfile(id, program, magic, arguments, firmware, exits);
    }

    /** Return this machine started by other firmware, which is a file of QEMU's own; it cannot wait for an image. */
    public MachineProfile startedBy(Path other) {
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of("-bios", other.toString()));
        return new MachineProfile(id, program, magic, words, List.of(other), exits);
    }

    /** Return a command that runs the emulator with these words. */
    BoxCommand command(BoxLimits limits, List<String> words) {
        boolean shown = program.startsWith("/usr/bin");
        String inside = shown ? program.toString() : EMULATOR + program.getFileName();
        List<String> argv = new ArrayList<>(List.of(inside));
        argv.addAll(words);
        BoxCommand command = BoxCommand.of(limits, argv).with(BoxCommand.Profile.QEMU);
        return shown ? command : command.readOnly(program, inside);
    }

    @Override
    public String name() {
        return "QEMU";
    }

    @Override
    public BoxCommand boot(BoxLimits limits, BootRequest request) {
        return command(
                limits, words(request.limits().memoryMiB(), Emulator.IMAGE, request.commandLine(), Emulator.CHANNEL));
    }

    @Override
    public boolean printsToFile() {
        return false;
    }

    @Override
    public long ownMemory() {
        return OWN_MEMORY;
    }

    /** Return the emulator's words for one boot. */
    List<String> words(int memoryMiB, String image, String commandLine, String channelFile) {
        List<String> words = new ArrayList<>();
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
