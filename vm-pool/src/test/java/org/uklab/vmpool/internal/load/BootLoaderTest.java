/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootLoaderTest {
    private static final int MEMORY = 4 << 20;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void new_memory() throws IOException {
        file = folder.resolve("memory");
        try (RandomAccessFile memory = new RandomAccessFile(file.toFile(), "rw")) {
            memory.setLength(MEMORY);
        }
    }

    private void load(BootLoader loader, byte[] image) throws IOException, BadImageException {
        try (GuestMemory memory = GuestMemory.open(file, loader.base(), MEMORY)) {
            loader.load(ElfImage.parse(image), memory);
        }
    }

    private ByteBuffer at(int offset) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file))
                .position(offset)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void an_images_bytes_come_to_their_addresses() throws Exception {
        byte[] image = TestImage.good();
        load(BootLoader.X86_64, image);

        byte[] memory = Files.readAllBytes(file);
        for (ElfImage.Segment segment : ElfImage.parse(image).segments()) {
            int at = (int) segment.address();
            assertThat(Arrays.copyOfRange(memory, at, at + segment.length()))
                    .isEqualTo(Arrays.copyOfRange(image, segment.offset(), segment.offset() + segment.length()));
        }
        assertThat(memory).hasSize(MEMORY);
    }

    @Test
    void the_rom_finds_the_entry_and_the_kernel_its_memory() throws Exception {
        load(BootLoader.X86_64, TestImage.good());

        assertThat(at(0x7000).getInt()).isEqualTo(0x200000);
        ByteBuffer information = at(0x7010);
        assertThat(information.getInt()).isEqualTo(0x45);
        assertThat(information.getInt()).isEqualTo(640);
        assertThat(information.getInt()).isEqualTo((MEMORY >> 10) - 1024);
        assertThat(information.getInt(44)).isEqualTo(48);
        ByteBuffer map = at(information.getInt(48));
        assertThat(map.getInt(24)).isEqualTo(20);
        assertThat(map.getLong(28)).isEqualTo(0x100000);
        assertThat(map.getLong(36)).isEqualTo(MEMORY - 0x100000);
        assertThat(map.getInt(44)).isEqualTo(1);
    }

    @Test
    void arm64_begins_with_a_jump_to_the_entry() throws Exception {
        byte[] image = forArm64();
        load(BootLoader.ARM64, image);

        assertThat(at(0xffff0).order(ByteOrder.BIG_ENDIAN).getLong()).isEqualTo(0x5000005800021fd6L);
        assertThat(at(0xffff8).getLong()).isEqualTo(0x40200000);
    }

    @Test
    void an_image_for_another_processor_is_refused() {
        assertThatThrownBy(() -> load(BootLoader.ARM64, TestImage.good()))
                .isInstanceOf(BadImageException.class)
                .hasMessage("it is for processor 62, not 183");
    }

    @Test
    void an_image_that_does_not_fit_is_refused_and_nothing_is_written() throws Exception {
        for (String address : List.of("0x8000", "0x100000", "0x3fe000", "0x401000", "0x7ffffffffff00000")) {
            byte[] image = TestImage.at(address);
            assertThatThrownBy(() -> load(BootLoader.X86_64, image))
                    .isInstanceOf(BadImageException.class)
                    .hasMessageContaining("are not where a kernel may be");
        }
        assertThat(Files.readAllBytes(file)).containsOnly(0);
    }

    private static byte[] forArm64() {
        byte[] image = TestImage.at("0x40200000");
        TestImage.fields(image).putShort(18, (short) 183);
        return image;
    }
}
