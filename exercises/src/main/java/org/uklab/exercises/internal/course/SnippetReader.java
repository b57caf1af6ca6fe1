/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.uklab.exercises.Snippet;
import org.uklab.exercises.internal.Problems;
import org.uklab.kerneltree.KraftFile;
import org.uklab.kerneltree.Target;

/** Read the folder of an application that pages quote. Blocks. */
final class SnippetReader {
    private static final List<String> BOTH = List.of(Target.QEMU_X86_64.id(), Target.QEMU_ARM64.id());

    private SnippetReader() {}

    static Optional<Snippet> read(Path dir, String track, Problems problems) throws IOException {
        int before = problems.count();
        need(Files.isRegularFile(dir.resolve("Makefile.uk")), dir, "Makefile.uk", problems);
        boolean configured = Files.isRegularFile(dir.resolve("defconfig"))
                || KraftFile.in(dir).isPresent();
        need(configured, dir, "defconfig", problems);
        List<String> console = lines(dir.resolve("console.txt"));
        need(!console.isEmpty(), dir, "console.txt", problems);
        List<String> targets = lines(dir.resolve("only"));
        if (!BOTH.containsAll(targets)) {
            problems.add(dir.resolve("only"), "", "it names no machine", "write one of " + BOTH);
        }
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(
                        new Snippet(track + "/" + dir.getFileName(), dir, targets.isEmpty() ? BOTH : targets, console));
    }

    private static void need(boolean there, Path dir, String file, Problems problems) {
        if (!there) {
            problems.add(dir.resolve(file), "", "it is missing", "create it; exercises/README.md says how");
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of();
    }
}
