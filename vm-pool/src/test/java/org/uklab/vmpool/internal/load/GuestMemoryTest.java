/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestMemoryTest {
    private static final long BASE = 0x4000_0000;
    private static final long SIZE = 0x1000;

    @TempDir
    private Path folder;

    private Path file;
    private GuestMemory memory;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("memory");
        resize(SIZE);
        memory = GuestMemory.open(file, BASE, SIZE);
    }

    @AfterEach
    void close() throws IOException {
        memory.close();
    }

    private void resize(long size) throws IOException {
        try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "rw")) {
            all.setLength(size);
        }
    }

    @Test
    void what_is_written_is_read_and_lies_in_the_file() throws IOException {
        memory.write(BASE + SIZE - 2, ByteBuffer.wrap(new byte[] {1, 2}));

        assertThat(memory.read(BASE + SIZE - 3, 3)).containsExactly(0, 1, 2);
        assertThat(Files.readAllBytes(file)).hasSize((int) SIZE).endsWith(1, 2);
    }

    @Test
    void it_holds_all_of_its_bytes_and_no_others() {
        assertThat(memory.holds(BASE, SIZE)).isTrue();
        assertThat(memory.holds(BASE + SIZE, 0)).isTrue();
        long[][] outside = {
            {BASE - 1, 1},
            {BASE, SIZE + 1},
            {BASE + SIZE - 1, 2},
            {BASE, -1},
            {0, 1},
            {-1, 1},
            {Long.MIN_VALUE, Long.MAX_VALUE},
            {Long.MAX_VALUE, Long.MAX_VALUE},
            {BASE, Long.MAX_VALUE},
            {BASE + 1, Long.MIN_VALUE}
        };
        for (long[] place : outside) {
            assertThat(memory.holds(place[0], place[1]))
                    .as("0x%x, %d bytes", place[0], place[1])
                    .isFalse();
        }
    }

    @Test
    void what_lies_outside_is_neither_read_nor_written() throws IOException {
        assertThatThrownBy(() -> memory.read(BASE + SIZE - 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> memory.read(BASE, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> memory.write(BASE - 1, ByteBuffer.allocate(2)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("2 bytes at 0x3fffffff are not in the guest's memory");
        assertThatThrownBy(() -> memory.write(BASE + SIZE - 1, ByteBuffer.allocate(2)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Files.size(file)).isEqualTo(SIZE);
    }

    @Test
    void a_file_that_somebody_shortens_is_an_error_and_no_crash() throws IOException {
        resize(16);

        assertThatThrownBy(() -> memory.read(BASE, 32)).isInstanceOf(EOFException.class);
        assertThat(memory.read(BASE, 16)).containsOnly(0);
    }
}
