/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Describe one command to run in a {@link Box}. Immutable, any thread.
 *
 * <p>The box shows {@code /usr} (programs and libraries), the binds, {@code /tmp}, and {@code /out}, the only place
 * that lasts. There is no shell: the words of {@code argv} reach the program as they are.
 *
 * @param argv program and arguments; the program is looked for in {@code /usr/bin} of the box
 * @param binds host files and directories shown read-only, in this order (a later one may cover part of an earlier)
 * @param limits what it may use
 * @param directory working directory in the box
 * @param profile which further parts of the host it sees
 */
public record BoxCommand(List<String> argv, List<Bind> binds, BoxLimits limits, String directory, Profile profile) {
    /**
     * A host path that the box sees read-only.
     *
     * @param host absolute; the caller must be able to read it, and the box's own uid as well
     * @param inside absolute path in the box
     */
    public record Bind(Path host, String inside) {}

    /** Which programs run in the box. */
    public enum Profile {
        /** Compilers, linkers, make. */
        BUILD,
        /** QEMU: its firmware is there too. */
        QEMU
    }

    public BoxCommand {
        argv = List.copyOf(argv);
        binds = List.copyOf(binds);
        if (argv.stream().anyMatch(word -> word.indexOf('\0') >= 0)) { // it would end there, and the rest be a word
            throw new IllegalArgumentException("a word of a command has a NUL in it: " + argv);
        }
    }

    /** Return a command that runs in {@code /out} and sees nothing but the tools. */
    public static BoxCommand of(BoxLimits limits, List<String> argv) {
        return new BoxCommand(argv, List.of(), limits, "/out", Profile.BUILD);
    }

    /** Return a command that runs in {@code /out} and sees nothing but the tools. */
    public static BoxCommand of(BoxLimits limits, String... argv) {
        return of(limits, List.of(argv));
    }

    /** Return this command with one more host path shown read-only. */
    public BoxCommand readOnly(Path host, String inside) {
        List<Bind> more = new ArrayList<>(binds);
        more.add(new Bind(host, inside));
        return new BoxCommand(argv, more, limits, directory, profile);
    }

    /** Return this command run in another directory of the box. */
    public BoxCommand in(String other) {
        return new BoxCommand(argv, binds, limits, other, profile);
    }

    /** Return this command with what another kind of program needs. */
    public BoxCommand with(Profile other) {
        return new BoxCommand(argv, binds, limits, directory, other);
    }

    /** The words that tell the launcher's {@code run} what to do, after the slot. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("--wall", Long.toString(limits.wall().toMillis())));
        words.addAll(List.of("--cpu", Long.toString(limits.cpu().plusMillis(999).toSeconds())));
        words.addAll(List.of("--memory", Long.toString(limits.memory())));
        words.addAll(List.of("--processes", Integer.toString(limits.processes())));
        words.addAll(List.of("--file-bytes", Long.toString(limits.fileBytes())));
        words.addAll(List.of("--profile", profile.name().toLowerCase(Locale.ROOT)));
        for (Bind bind : binds) {
            words.addAll(List.of("--ro", bind.host().toString(), bind.inside()));
        }
        words.addAll(List.of("--chdir", directory, "--"));
        words.addAll(argv);
        return words;
    }
}
