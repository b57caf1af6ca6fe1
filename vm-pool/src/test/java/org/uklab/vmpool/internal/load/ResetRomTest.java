/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.vmpool.StubAssembler;

class ResetRomTest {
    @TempDir
    private Path folder;

    @Test
    void its_bytes_are_its_source_assembled() {
        String source = "/" + ResetRom.class.getPackageName().replace('.', '/') + "/reset.S";
        byte[] code = StubAssembler.assemble(source, "", List.of("-m32"), List.of("-m", "elf_i386"), "0xffffff80");
        byte[] rom = ResetRom.bytes();

        assertThat(rom).hasSize(64 << 10);
        assertThat(Arrays.copyOfRange(rom, rom.length - code.length, rom.length))
                .hasSize(128)
                .isEqualTo(code);
        assertThat(Arrays.copyOf(rom, rom.length - code.length)).containsOnly(0);
    }

    @Test
    void boxes_may_read_its_file() throws IOException {
        Path file = ResetRom.file();

        assertThat(Files.readAllBytes(file)).isEqualTo(ResetRom.bytes());
        assertThat(Files.getPosixFilePermissions(file)).contains(PosixFilePermission.OTHERS_READ);
        assertThat(ResetRom.file()).isEqualTo(file);
    }

    @Test
    void a_file_that_somebody_removed_or_changed_is_written_again() throws IOException {
        Path file = ResetRom.file(folder);
        Files.delete(file);
        assertThat(ResetRom.file(folder)).isEqualTo(file).hasBinaryContent(ResetRom.bytes());

        Files.delete(file);
        Files.writeString(file, "another ROM");
        assertThat(ResetRom.file(folder)).isEqualTo(file).hasBinaryContent(ResetRom.bytes());

        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/etc/passwd"));
        assertThat(ResetRom.file(folder)).isEqualTo(file).isRegularFile().hasBinaryContent(ResetRom.bytes());
    }
}
