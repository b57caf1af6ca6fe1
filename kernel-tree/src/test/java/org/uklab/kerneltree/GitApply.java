/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Ask {@code git apply}, at its most lenient, what a tree becomes by a patch. One thread; blocks. */
record GitApply(Path dir) {

    /** Apply with one leading folder cut off names ({@code strip} 1) or none (0); empty if git refuses. */
    Optional<Map<String, String>> apply(SourceTree base, byte[] patch, int strip)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(dir, "git");
        Path tree = Files.createDirectory(work.resolve("tree"));
        base.writeTo(tree);
        Path diff = Files.write(work.resolve("patch"), patch);
        ProcessBuilder git = new ProcessBuilder(
                        List.of("git", "apply", "--unidiff-zero", "-p" + strip, diff.toString()))
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        git.environment().put("GIT_CEILING_DIRECTORIES", dir.toString());
        git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        git.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        int status = git.start().waitFor();
        return status == 0 ? Optional.of(read(tree)) : Optional.empty();
    }

    private static Map<String, String> read(Path tree) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                files.put(tree.relativize(file).toString(), text(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
