/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Make the bytes of a stub kernel out of its source in {@code stub/}. Any thread. */
final class StubAssembler {
    private StubAssembler() {}

    /**
     * Assemble and link a stub.
     *
     * @param tools what the names of gcc, ld and objcopy begin with
     * @param address where the code runs
     */
    static byte[] assemble(String source, String tools, List<String> gcc, List<String> ld, String address) {
        try (InputStream in = StubAssembler.class.getResourceAsStream("/stub/" + source)) {
            Path folder = Files.createTempDirectory("stub");
            Path file = folder.resolve(source);
            Path object = folder.resolve("stub.o");
            Path program = folder.resolve("stub.elf");
            Path image = folder.resolve("stub.bin");
            Files.write(file, in.readAllBytes());
            run(tools + "gcc", gcc, "-c", file, "-o", object);
            run(tools + "ld", ld, "-Ttext=" + address, "-o", program, object);
            run(tools + "objcopy", List.of("-O", "binary", "-j", ".text"), program, image);
            byte[] bytes = Files.readAllBytes(image);
            for (Path made : List.of(file, object, program, image, folder)) {
                Files.delete(made);
            }
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
