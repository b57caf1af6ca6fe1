/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.qmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.vmpool.internal.load.GuestMemory;

class StoppedAtTest {
    private static final long BASE = 0x4000_0000;
    private static final int SIZE = 1 << 20;
    private static final StoppedAt.Registers ARM64 = new StoppedAt.Registers("PC", "X29");
    private static final StoppedAt.Registers X86_64 = new StoppedAt.Registers("[RE]IP", "[RE]BP");

    @TempDir
    private Path folder;

    private GuestMemory memory;

    @BeforeEach
    void open() throws IOException {
        Path file = folder.resolve("memory");
        Files.write(file, new byte[SIZE]);
        memory = GuestMemory.open(file, BASE, SIZE);
    }

    @AfterEach
    void close() throws IOException {
        memory.close();
    }

    private void frame(long address, long next, long caller) throws IOException {
        ByteBuffer pair = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        memory.write(address, pair.putLong(next).putLong(caller).flip());
    }

    private StoppedAt at(long frame) throws IOException {
        return StoppedAt.of(" PC=%016x X00=%016x\nX29=%016x".formatted(0x40101234L, 7, frame), ARM64, memory);
    }

    @Test
    void the_callers_come_innermost_first_until_a_frame_without_one() throws IOException {
        frame(BASE + 0x100, BASE + 0x200, 0x4010_0001);
        frame(BASE + 0x200, BASE + 0x300, 0x4010_0002);

        assertThat(at(BASE + 0x100).ip()).isEqualTo(0x40101234);
        assertThat(at(BASE + 0x100).callers()).containsExactly(0x4010_0001L, 0x4010_0002L);
    }

    @Test
    void a_tag_in_a_frame_pointer_does_not_matter() throws IOException {
        frame(BASE + 0x100, 0x0700_0000_0000_0000L | (BASE + 0x200), 0x4010_0001);
        frame(BASE + 0x200, 0, 0x4010_0002);

        assertThat(at(0x0500_0000_0000_0000L | (BASE + 0x100)).callers()).hasSize(2);
    }

    @Test
    void a_ring_and_a_very_long_chain_end() throws IOException {
        frame(BASE + 0x100, BASE + 0x100, 0x4010_0001);
        assertThat(at(BASE + 0x100).callers()).hasSize(1);

        for (long address = BASE; address < BASE + SIZE; address += 16) {
            frame(address, address + 16, 1);
        }
        assertThat(at(BASE).callers()).hasSize(32);
    }

    @Test
    void wild_frame_pointers_give_nothing() throws IOException {
        for (long wild : new long[] {0, 8, BASE - 16, BASE + 3, BASE + SIZE - 8, BASE + SIZE, -1, Long.MIN_VALUE}) {
            assertThat(at(wild).callers()).isEmpty();
        }
    }

    @Test
    void registers_of_either_width_are_read_and_others_are_unknown() throws IOException {
        frame(BASE + 0x100, 0, 0x4010_0001);

        assertThat(StoppedAt.of("EBP=40000100 ESP=0\nEIP=00100123 EFL=2", X86_64, memory))
                .isEqualTo(new StoppedAt(0x100123, List.of(0x4010_0001L)));
        assertThat(StoppedAt.of("RIP=0000000000101c21 RBP=zz", X86_64, memory))
                .isEqualTo(new StoppedAt(0x101c21, List.of()));
        assertThat(StoppedAt.of("", X86_64, memory)).isEqualTo(new StoppedAt(0, List.of()));
    }
}
