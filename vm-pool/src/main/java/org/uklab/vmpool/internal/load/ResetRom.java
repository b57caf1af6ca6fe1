/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Give the firmware of our own for x86-64, {@code reset.S}. Any thread. */
public final class ResetRom {
    /* QEMU takes firmware in pieces of this size. */
    private static final int SIZE = 64 << 10;

    private static @Nullable Path written;

    private ResetRom() {}

    /** Return the ROM, which ends at 4 GiB. */
    public static byte[] bytes() {
        try (InputStream in = ResetRom.class.getResourceAsStream("reset.rom")) {
            byte[] code = in.readAllBytes();
            byte[] rom = new byte[SIZE];
            System.arraycopy(code, 0, rom, SIZE - code.length, code.length);
            return rom;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Return it as a file that boxes can be shown, the same one as long as this process lives. */
    public static synchronized Path file() throws IOException {
        if (written == null || !Files.isRegularFile(written)) {
            Path file = Files.createTempFile("uklab-reset", ".rom");
            file.toFile().deleteOnExit();
            Files.write(file, bytes());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            written = file;
        }
        return written;
    }
}
