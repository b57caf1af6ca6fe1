/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** Lay out the fake of Arm's model, {@code fvp/} in the resources, and images for it. Any thread. */
final class FakeModel {
    private static final String NAME = "FVP_Base_RevC-2xAEMvA";
    private static final byte[] ELF = Arrays.copyOf("\177ELF".getBytes(StandardCharsets.ISO_8859_1), 64);

    private FakeModel() {}

    /**
     * Write the model into this folder.
     *
     * @param behaviour what is wrong with it; may be empty
     * @return its program
     */
    static Path in(Path folder, String behaviour) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path program = folder.resolve(NAME);
        write(program, "/fvp/" + NAME, "rwxr-xr-x");
        write(folder.resolve("parameters"), "/org/uklab/vmpool/fvp-base-revc.parameters", "rw-r--r--");
        Path file = Files.writeString(folder.resolve("behaviour"), behaviour);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return program;
    }

    /** Return an image that the model replays: it is no program. */
    static byte[] image(byte[] script) {
        byte[] image = Arrays.copyOf(ELF, ELF.length + script.length);
        System.arraycopy(script, 0, image, ELF.length, script.length);
        return image;
    }

    private static void write(Path file, String resource, String mode) throws IOException {
        try (InputStream in = FakeModel.class.getResourceAsStream(resource)) {
            Files.write(file, in.readAllBytes());
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
