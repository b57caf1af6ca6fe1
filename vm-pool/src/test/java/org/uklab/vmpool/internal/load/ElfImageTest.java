/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ElfImageTest {
    /* Offsets in the file; the first program header, the first section header. */
    private static final int SEGMENT = 64;
    private static final int SECTIONS_AT = 40;
    private static final int SECTION_SIZE = 64;

    private final byte[] image = TestImage.good();
    private final ByteBuffer fields = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);

    private int section(int index) {
        return (int) fields.getLong(SECTIONS_AT) + index * SECTION_SIZE;
    }

    @Test
    void a_linkers_program_is_read() throws Exception {
        ElfImage elf = ElfImage.parse(image);

        assertThat(elf.machine()).isEqualTo(62);
        assertThat(elf.entry()).isEqualTo(0x200000);
        assertThat(elf.segments()).hasSize(2);
        ElfImage.Segment data = elf.segments().get(1);
        assertThat(data.length()).isEqualTo(8);
        assertThat(data.size()).isBetween(0x3008L, 0x3010L);
        assertThat(elf.bytes(data).get()).isEqualTo((byte) 7);
    }

    @Test
    void code_and_constants_are_what_must_not_change() throws Exception {
        ElfImage elf = ElfImage.parse(image);

        assertThat(elf.constants()).extracting(ElfImage.Constant::section).containsExactly(".text", ".rodata");
        ElfImage.Constant text = elf.constants().get(1);
        assertThat(new String(image, text.offset(), text.length(), StandardCharsets.US_ASCII))
                .isEqualTo("a constant");
        assertThat(text.address()).isEqualTo(0x200002);
    }

    @Test
    void what_is_no_program_is_refused() {
        refused("it is no ELF file", all -> all.put(1, (byte) 'e'));
        refused("it is no program for 64 bits", all -> all.put(4, (byte) 1));
        refused("it is no program for 64 bits", all -> all.put(5, (byte) 2));
        refused("it is no program for 64 bits", all -> all.putShort(16, (short) 3));
        assertThatThrownBy(() -> ElfImage.parse(new byte[0])).hasMessage("it is no ELF file");
    }

    @Test
    void headers_outside_the_file_are_refused() {
        refused("the program headers reaches", all -> all.putLong(32, image.length - 8));
        refused("the program headers reaches", all -> all.putLong(32, -1));
        refused("the section headers reaches", all -> all.putLong(SECTIONS_AT, Long.MAX_VALUE));
        refused("a program header has an unusual size", all -> all.putShort(54, (short) 0));
        refused("a section header has an unusual size", all -> all.putShort(58, (short) 65));
    }

    @Test
    void segments_outside_the_file_are_refused() {
        refused("segment 0 reaches", all -> all.putLong(SEGMENT + 8, image.length));
        refused("segment 0 reaches", all -> all.putLong(SEGMENT + 8, -1));
        refused("segment 0 reaches", all -> all.putLong(SEGMENT + 32, 1L << 32));
        refused("segment 0 reaches", all -> all.putLong(SEGMENT + 32, Long.MIN_VALUE));
    }

    @Test
    void impossible_places_in_memory_are_refused() {
        refused("segment 0 has an impossible", all -> all.putLong(SEGMENT + 24, -0x1000));
        refused("segment 0 has an impossible", all -> all.putLong(SEGMENT + 40, 1));
        refused("segment 0 has an impossible", all -> all.putLong(SEGMENT + 40, Long.MAX_VALUE));
        refused("segment 0 is not loaded where it runs", all -> all.putLong(SEGMENT + 24, 0x100000));
        refused("segment 1 begins before the end", all -> all.putLong(SEGMENT + 40, 0x200000));
    }

    @Test
    void an_entry_outside_the_bytes_that_are_loaded_is_refused() {
        refused("its entry lies in no segment", all -> all.putLong(24, 0));
        refused("its entry lies in no segment", all -> all.putLong(24, 0x202000)); // .bss
        refused("its entry lies in no segment", all -> all.putShort(56, (short) 0));
    }

    @Test
    void constants_that_are_not_where_they_say_are_refused() {
        int rodata = section(2);
        refused("section 2 (.rodata) is not in the segment", all -> all.putLong(rodata + 16, 0x200003));
        refused("section 2 (.rodata) is not in the segment", all -> all.putLong(rodata + 24, 0));
        refused("section 2 (.rodata) is not in the segment", all -> all.putLong(rodata + 32, 0x100));
        refused("section 2 reaches", all -> all.putLong(rodata + 32, -1));
        refused("it has no section of names", all -> all.putShort(62, (short) 99));
    }

    @Test
    void a_strange_name_is_cut() throws Exception {
        int names = (int) fields.getLong(section(fields.getShort(62)) + 24);
        int name = names + fields.getInt(section(2));
        image[name + 3] = 0x1b;

        assertThat(ElfImage.parse(image).constants().get(1).section()).isEqualTo(".ro");
        fields.putInt(section(2), Integer.MIN_VALUE);
        assertThat(ElfImage.parse(image).constants().get(1).section()).isEmpty();
    }

    private static void refused(String why, Consumer<ByteBuffer> breakIt) {
        byte[] broken = TestImage.good();
        breakIt.accept(ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN));
        assertThatThrownBy(() -> ElfImage.parse(Arrays.copyOf(broken, broken.length)))
                .isInstanceOf(BadImageException.class)
                .hasMessageStartingWith(why);
    }
}
