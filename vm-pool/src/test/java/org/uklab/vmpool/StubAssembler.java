/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Make kernels out of assembly that lies among the resources. Any thread. */
public final class StubAssembler {
    private StubAssembler() {}

    /**
     * Assemble and link to the bytes that lie in memory.
     *
     * @param source name of a resource
     * @param tools what the names of gcc, ld and objcopy begin with
     * @param address where the code runs
     */
    public static byte[] assemble(String source, String tools, List<String> gcc, List<String> ld, String address) {
        return inFolder(folder -> {
            Path program = link(folder, source, tools, gcc, ld, address);
            Path image = folder.resolve("stub.bin");
            run(tools + "objcopy", List.of("-O", "binary", "-j", ".text"), program, image);
            return image;
        });
    }

    /** Assemble and link to an ELF file. */
    public static byte[] program(String source, String tools, List<String> gcc, List<String> ld, String address) {
        return inFolder(folder -> link(folder, source, tools, gcc, ld, address));
    }

    private static Path link(
            Path folder, String source, String tools, List<String> gcc, List<String> ld, String address)
            throws IOException {
        try (InputStream in = StubAssembler.class.getResourceAsStream(source)) {
            Path file = folder.resolve("stub.S");
            Path object = folder.resolve("stub.o");
            Path program = folder.resolve("stub.elf");
            Files.write(file, in.readAllBytes());
            run(tools + "gcc", gcc, "-c", file, "-o", object);
            run(tools + "ld", ld, "-Ttext=" + address, "-o", program, object);
            return program;
        }
    }

    private interface Build {
        Path in(Path folder) throws IOException;
    }

    private static byte[] inFolder(Build build) {
        try {
            Path folder = Files.createTempDirectory("stub");
            byte[] bytes = Files.readAllBytes(build.in(folder));
            try (Stream<Path> made = Files.list(folder)) {
                for (Path file : made.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String tool, List<String> options, Object... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(tool));
        all.addAll(options);
        for (Object word : words) {
            all.add(word.toString());
        }
        TestLauncher.run(all);
    }
}
