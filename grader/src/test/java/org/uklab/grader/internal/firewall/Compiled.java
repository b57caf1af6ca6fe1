/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compiles small files as the tree does. */
final class Compiled {
    static final List<String> X86_64 = List.of("gcc");
    static final List<String> ARM64 = List.of("aarch64-linux-gnu-gcc");

    private static final List<String> FLAGS = List.of(
            "-std=gnu11",
            "-O2",
            "-g",
            "-fno-pic",
            "-fno-pie",
            "-ffunction-sections",
            "-fdata-sections",
            "-fno-common",
            "-fno-asynchronous-unwind-tables",
            "-fno-stack-protector",
            "-w",
            "-c");

    private Compiled() {}

    static byte[] bytes(Path dir, List<String> compiler, String source) throws IOException, InterruptedException {
        Path in = Files.createTempFile(dir, "job", ".c");
        Files.writeString(in, source);
        Path out = Path.of(in + ".o");
        Process gcc = new ProcessBuilder(Stream.of(compiler, FLAGS, List.of(in.toString(), "-o", out.toString()))
                        .flatMap(List::stream)
                        .toList())
                .inheritIO()
                .start();
        assertThat(gcc.waitFor()).as(source).isZero();
        return Files.readAllBytes(out);
    }

    static ObjectFile object(Path dir, List<String> compiler, String source) throws IOException, InterruptedException {
        return ObjectFile.parse(bytes(dir, compiler, source)).orElseThrow(() -> new AssertionError(source));
    }
}
