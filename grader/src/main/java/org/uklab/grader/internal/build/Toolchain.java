/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.uklab.grader.internal.Sha256;
import org.uklab.kerneltree.Target;

/**
 * Name the programs and the C library that make an image: two hosts with the same digest make the same bytes.
 *
 * @param digest over the versions of all tools and the key of musl
 * @param musl directory of the prebuilt library
 */
public record Toolchain(String digest, Path musl) {
    private static final List<String> TOOLS = List.of("gcc", "as", "ld", "objcopy", "strip");

    /** Give what the names of a target's tools begin with; the tree's Compiler.uk says the same. */
    public static String prefix(String target) {
        return target.equals(Target.QEMU_ARM64.id()) ? "aarch64-linux-gnu-" : "";
    }

    /**
     * Ask the host's tools; boxes have the same {@code /usr}.
     *
     * @throws IOException naming the tool that does not answer
     */
    public static Toolchain ask(String prefix, Path musl) throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder(version("make")).append('\n');
        for (String tool : TOOLS) {
            said.append(version(prefix + tool)).append('\n');
        }
        return new Toolchain(Sha256.hex(said.toString(), musl.getFileName().toString()), musl);
    }

    private static String version(String tool) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/" + tool, "--version").redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("/usr/bin/" + tool + " --version failed; run ./uklab doctor");
        }
        return said;
    }
}
