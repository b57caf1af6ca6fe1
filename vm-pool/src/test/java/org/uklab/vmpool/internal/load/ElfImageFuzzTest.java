/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Break a real image in many ways: it is refused in words, or what is loaded lies inside the file and the memory. */
class ElfImageFuzzTest {
    private static final int ROUNDS = Boolean.getBoolean("uklab.long") ? 2_000_000 : 50_000;
    private static final int MEMORY = 4 << 20;
    private static final int GUARD = 64 << 10;
    private static final long[] ODD = {
        0,
        1,
        8,
        63,
        64,
        0x1000,
        0x7fff,
        0xffff,
        0x1ff000,
        0x200000,
        MEMORY - 1,
        MEMORY,
        Integer.MAX_VALUE,
        1L << 31,
        (1L << 32) - 1,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -8,
        -0x1000,
        -0x200000
    };

    @TempDir
    private Path folder;

    private final byte[] good = TestImage.good();

    @Test
    void whatever_is_broken_nothing_outside_is_read_or_written() throws IOException {
        Path file = folder.resolve("memory");
        try (RandomAccessFile memory = new RandomAccessFile(file.toFile(), "rw")) {
            memory.setLength(MEMORY + GUARD);
        }
        Random random = new Random(6);
        int loaded = 0;
        try (GuestMemory memory = GuestMemory.open(file, BootLoader.X86_64.base(), MEMORY);
                FileChannel guard = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int round = 0; round < ROUNDS; round++) {
                if (loads(broken(random), memory, round)) {
                    loaded++;
                    ByteBuffer behind = ByteBuffer.allocate(GUARD);
                    assertThat(guard.read(behind, MEMORY)).isEqualTo(GUARD);
                    assertThat(Arrays.mismatch(behind.array(), new byte[GUARD]))
                            .as("round %d", round)
                            .isNegative();
                }
            }
        }
        assertThat(Files.size(file)).isEqualTo(MEMORY + GUARD);
        // both happen, or this tests nothing
        assertThat(loaded).isBetween(ROUNDS / 50, ROUNDS * 49 / 50);
    }

    private boolean loads(byte[] image, GuestMemory memory, int round) throws IOException {
        try {
            ElfImage elf = ElfImage.parse(image);
            for (ElfImage.Constant constant : elf.constants()) {
                assertThat(constant.offset()).isNotNegative();
                assertThat(constant.length()).isBetween(1, image.length - constant.offset());
                assertThat(constant.section()).matches("[!-~]{0,60}");
            }
            BootLoader.X86_64.load(elf, memory);
            return elf.constants().stream().allMatch(constant -> memory.holds(constant.address(), constant.length()));
        } catch (BadImageException e) {
            assertThat(e).hasMessageMatching("[ -~]{10,200}");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("round " + round, e);
        }
    }

    private byte[] broken(Random random) {
        byte[] image = good.clone();
        for (int times = random.nextInt(3); times >= 0; times--) {
            image = brokenOnce(image, random);
        }
        return image;
    }

    private static byte[] brokenOnce(byte[] image, Random random) {
        if (image.length == 0) {
            return image;
        }
        int at = headerByte(image.length, random);
        switch (random.nextInt(6)) {
            case 0 -> image[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                return Arrays.copyOf(image, random.nextInt(image.length + 64));
            }
            case 2 -> {
                int length = Math.min(image.length - at, 64);
                System.arraycopy(image, at, image, random.nextInt(image.length - length + 1), length);
            }
            default -> {
                int width = 2 << random.nextInt(3);
                long value = ODD[random.nextInt(ODD.length)] + random.nextInt(3) - 1;
                at -= at % width;
                for (int i = 0; i < width && at + i < image.length; i++) {
                    image[at + i] = (byte) (value >> (8 * i));
                }
            }
        }
        return image;
    }

    /* Headers lie at both ends of the file; a place between them is as likely as one of theirs. */
    private static int headerByte(int length, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(Math.min(length, 176));
            case 1 -> length - 1 - random.nextInt(Math.min(length, 512));
            default -> random.nextInt(length);
        };
    }
}
