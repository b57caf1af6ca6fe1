/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSection;
import net.fornwall.jelf.ElfSectionHeader;
import org.uklab.exercises.Canaries;
import org.uklab.grader.internal.Sha256;

/**
 * Hold what the guest finds in its memory before its first instruction: what to do, which expectations of its test suites
 * are inverted, and the nonce of its frames.
 *
 * <p>All follow from the seed alone, so that a seed repeats everything.
 *
 * @param canaries empty if none are armed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Scenario(long nonce, byte[] canaries, byte[] data) {
    /** What a kernel finds that is booted without one. */
    public static final Scenario NONE = new Scenario(0, new byte[0], new byte[0]);

    private static final String SECTION = ".uk_scenario";
    private static final byte[] MAGIC = "UKSCENE\0".getBytes(US_ASCII);
    // u8 magic[8] | u32 capacity | u32 length | u64 nonce | u32 armed | u32 0 | u8 canaries[256] | data, little endian
    private static final int CAPACITY = 8;
    private static final int LENGTH = 12;
    private static final int NONCE = 16;
    private static final int ARMED = 24;
    private static final int CANARIES = 32;
    private static final int DATA = CANARIES + Canaries.COUNT / 8;

    /** Make the scenario of a seed. */
    public static Scenario of(long seed, byte[] data) {
        String digest = Sha256.hex("uklab scenario nonce", Long.toString(seed));
        long nonce = Long.parseUnsignedLong(digest.substring(0, 16), 16);
        return new Scenario(nonce, Canaries.of(seed).toBytes(), data);
    }

    /**
     * Give a copy of the image with the scenario in its place.
     *
     * @throws IllegalArgumentException if the image has no such place or it is too small: a bug of the tree or the judge
     */
    public byte[] into(byte[] image) {
        ElfSection section = section(image);
        ElfSectionHeader at = section.header;
        if (at.sh_type == ElfSectionHeader.SHT_NOBITS
                || at.sh_offset < 0
                || at.sh_size < DATA
                || at.sh_size > image.length
                || at.sh_offset > image.length - at.sh_size) {
            throw new IllegalArgumentException("section " + SECTION + " of the image is malformed");
        }
        byte[] copy = image.clone();
        ByteBuffer place = ByteBuffer.wrap(copy, (int) at.sh_offset, (int) at.sh_size)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        place.get(0, magic);
        long capacity = Integer.toUnsignedLong(place.getInt(CAPACITY));
        if (!Arrays.equals(magic, MAGIC) || capacity > place.capacity() - DATA) {
            throw new IllegalArgumentException("section " + SECTION + " of the image has no valid header");
        }
        if (data.length > capacity) {
            throw new IllegalArgumentException(
                    "the scenario has " + data.length + " bytes, the image has room for " + capacity);
        }
        place.putInt(LENGTH, data.length).putLong(NONCE, nonce).put(DATA, data);
        place.putInt(ARMED, canaries.length > 0 ? 1 : 0).put(CANARIES, canaries);
        return copy;
    }

    private static ElfSection section(byte[] image) {
        ElfSection found;
        try {
            found = ElfFile.from(image).firstSectionByName(SECTION);
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException("the image is no ELF file", malformed);
        }
        if (found == null) {
            throw new IllegalArgumentException("the image has no section " + SECTION);
        }
        return found;
    }
}
