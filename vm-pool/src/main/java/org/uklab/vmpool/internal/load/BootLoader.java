/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Load an image into a machine that was started without one and stands before its first instruction. Any thread.
 *
 * <p>The machine's memory is new, so all that nobody wrote is zero, .bss too.
 */
public enum BootLoader {
    /**
     * q35 with {@link ResetRom}, which jumps to the address that it finds at 0x7000 and hands on the multiboot
     * information behind it.
     */
    X86_64(62, 0, 0x100000) {
        private static final int FROM_ROM = 0x7000;
        private static final int INFORMATION = FROM_ROM + 16; // as in reset.S
        private static final int COMMAND_LINE = FROM_ROM + 256;
        private static final int MEMORY_MAP = FROM_ROM + 512;
        private static final int HAS_MEMORY = 0x01;
        private static final int HAS_COMMAND_LINE = 0x04;
        private static final int HAS_MEMORY_MAP = 0x40;
        private static final int LOW_MEMORY = 640 << 10;
        private static final int AVAILABLE = 1;
        private static final int REGION = 24;

        @Override
        void enter(long entry, GuestMemory memory) throws IOException {
            long high = memory.end() - firstFree;
            ByteBuffer page = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
            page.putInt((int) entry);
            page.position(INFORMATION - FROM_ROM)
                    .putInt(HAS_MEMORY | HAS_COMMAND_LINE | HAS_MEMORY_MAP)
                    .putInt(LOW_MEMORY >> 10)
                    .putInt((int) (high >> 10))
                    .putInt(0)
                    .putInt(COMMAND_LINE);
            page.position(INFORMATION - FROM_ROM + 44).putInt(2 * REGION).putInt(MEMORY_MAP);
            // the name under which QEMU's own loader would have found it in the box
            page.position(COMMAND_LINE - FROM_ROM).put("/image".getBytes(StandardCharsets.US_ASCII));
            page.position(MEMORY_MAP - FROM_ROM);
            region(page, 0, LOW_MEMORY);
            region(page, firstFree, high);
            memory.write(FROM_ROM, page.rewind());
        }

        private static void region(ByteBuffer map, long address, long size) {
            map.putInt(REGION - Integer.BYTES).putLong(address).putLong(size).putInt(AVAILABLE);
        }
    },
    /**
     * virt, where QEMU leaves the device tree at the start of memory and starts at {@link #ARM64_START}: there is a jump
     * to the image's entry.
     */
    ARM64(183, 0x4000_0000, 0x4010_0000) {
        private static final int LDR_X16_NEXT_8 = 0x58000050;
        private static final int BR_X16 = 0xd61f0200;

        @Override
        void enter(long entry, GuestMemory memory) throws IOException {
            ByteBuffer jump = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            jump.putInt(LDR_X16_NEXT_8).putInt(BR_X16).putLong(entry);
            memory.write(ARM64_START, jump.flip());
        }
    };

    /** Where a virt of ours begins: the last bytes of the MiB that belongs to the device tree. */
    public static final long ARM64_START = 0x400f_fff0;

    private final int machine;
    private final long base;
    final long firstFree;

    /* base: of memory; firstFree: images begin here or later. */
    BootLoader(int machine, long base, long firstFree) {
        this.machine = machine;
        this.base = base;
        this.firstFree = firstFree;
    }

    /** Return the address at which the machine's memory begins. */
    public long base() {
        return base;
    }

    /**
     * Write the image and what leads to it. Worker.
     *
     * @throws BadImageException when it is for another machine or does not fit; then nothing was written
     */
    public void load(ElfImage image, GuestMemory memory) throws IOException, BadImageException {
        if (image.machine() != machine) {
            throw new BadImageException("it is for processor " + image.machine() + ", not " + machine);
        }
        for (ElfImage.Segment segment : image.segments()) {
            if (segment.address() < firstFree || !memory.holds(segment.address(), segment.size())) {
                throw new BadImageException(
                        "%d bytes at 0x%x are not where a kernel may be".formatted(segment.size(), segment.address()));
            }
        }
        for (ElfImage.Segment segment : image.segments()) {
            memory.write(segment.address(), image.bytes(segment));
        }
        enter(image.entry(), memory);
    }

    abstract void enter(long entry, GuestMemory memory) throws IOException;
}
