/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.uklab.grader.internal.tree.Store;

/**
 * Find out whether KVM works, by booting a kernel of ours with it: the device can be there, open, and not run a guest.
 */
final class Kvm {
    private static final int PATIENCE_SECONDS = 10;

    private Kvm() {}

    /** Say in a few words what works; only ever give it an image that no student has touched. */
    static String probe(byte[] image, Store store) throws IOException, InterruptedException {
        if (!Files.exists(Path.of("/dev/kvm"))) {
            return "not here";
        }
        try (Store.Scratch scratch = store.scratch()) {
            Path file = Files.write(scratch.dir().resolve("image"), image);
            long start = System.nanoTime();
            Path said = scratch.dir().resolve("said");
            Process qemu = new ProcessBuilder(argv(file))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!qemu.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                qemu.destroyForcibly().waitFor();
                return "/dev/kvm is there but unusable: a kernel did not end in " + PATIENCE_SECONDS + " s";
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            boolean ended = qemu.exitValue() == 83 || qemu.exitValue() == 87; // by the exit device
            return ended
                    ? "works, a kernel booted and ended in " + millis + " ms"
                    : "/dev/kvm is there but unusable: QEMU ended with status " + qemu.exitValue() + evidence(said);
        }
    }

    private static String evidence(Path said) throws IOException {
        return Files.readAllLines(said, StandardCharsets.ISO_8859_1).stream()
                .findFirst()
                .map(line -> ", " + line.replaceAll("[^ -~]", "?"))
                .orElse("");
    }

    private static List<String> argv(Path image) {
        return List.of(
                "/usr/bin/qemu-system-x86_64",
                "-M",
                "q35",
                "-accel",
                "kvm",
                "-nodefaults",
                "-no-user-config",
                "-display",
                "none",
                "-nic",
                "none",
                "-no-reboot",
                "-m",
                "64",
                "-device",
                "isa-debug-exit,iobase=0x501,iosize=2",
                "-kernel",
                image.toString());
    }
}
