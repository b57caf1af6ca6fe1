/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks a real object at one place after the other. */
class ObjectFileTest {
    private static final String SOURCE =
            "extern int needed(int); static int p; int job(int x) { return needed(p++ + x); }\n";

    @TempDir
    private static Path dir;

    private static byte[] good = new byte[0];

    @BeforeAll
    static void compile() throws Exception {
        good = Compiled.bytes(dir, Compiled.X86_64, SOURCE);
    }

    @Test
    void what_an_object_offers_and_wants_is_read() {
        assertThat(ObjectFile.parse(good)).hasValueSatisfying(object -> {
            assertThat(object.defined()).containsExactly("job");
            assertThat(object.wanted()).containsExactly("needed");
            assertThat(object.odd()).isEmpty();
            assertThat(object.relocations()).contains(4);
            assertThat(object.sections())
                    .contains(new ObjectFile.Section(".text.job", Elf.PROGBITS, Elf.ALLOC | Elf.EXEC, 16));
        });
    }

    @Test
    void bytes_that_are_no_object_are_none() {
        assertThat(ObjectFile.parse(new byte[0])).isEmpty();
        assertThat(ObjectFile.parse("int x;".getBytes(UTF_8))).isEmpty();
        assertThat(ObjectFile.parse(new byte[4096])).isEmpty();
    }

    @Test
    void an_object_cut_short_anywhere_is_none() {
        for (int length = 0; length < good.length; length++) {
            assertThat(ObjectFile.parse(Arrays.copyOf(good, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void a_header_that_promises_something_else_is_none() {
        refused(elf -> elf.put(4, (byte) 1), "32 bits");
        refused(elf -> elf.put(5, (byte) 2), "big-endian");
        refused(elf -> elf.put(7, (byte) 9), "made for another system");
        refused(elf -> elf.putShort(16, (short) 2), "a program");
        refused(elf -> elf.putShort(16, (short) 3), "a shared library");
        refused(elf -> elf.putShort(56, (short) 1), "segments");
        refused(elf -> elf.putLong(40, good.length - 10), "sections behind the end");
        refused(elf -> elf.putLong(40, -64), "sections before the beginning");
        refused(elf -> elf.putShort(60, (short) 0), "the number of sections is elsewhere");
        refused(elf -> elf.putShort(62, (short) 0), "no names");
        refused(elf -> elf.putShort(62, (short) 0xffff), "the names are elsewhere");
        refused(elf -> elf.putLong(section(elf, 0) + 32, 7), "a first section with content");
    }

    @Test
    void a_section_that_reaches_outside_the_file_is_none() {
        refused(elf -> elf.putLong(of(elf, Elf.PROGBITS) + 24, good.length), "behind the end");
        refused(elf -> elf.putLong(of(elf, Elf.PROGBITS) + 24, -1), "before the beginning");
        refused(elf -> elf.putLong(of(elf, Elf.SYMTAB) + 32, Long.MAX_VALUE), "larger than anything");
        refused(elf -> elf.putLong(of(elf, Elf.NOBITS) + 32, -8), "of a negative size");
        refused(elf -> elf.putInt(of(elf, Elf.RELA), good.length), "a name outside");
        refused(elf -> elf.putLong(of(elf, Elf.PROGBITS) + 16, 0x100000), "with an address of its own");
        refused(elf -> elf.putLong(of(elf, Elf.PROGBITS) + 48, 3), "aligned to 3");
    }

    @Test
    void a_symbol_that_lies_is_none() {
        refused(elf -> elf.putLong(of(elf, Elf.SYMTAB) + 32, elf.getLong(of(elf, Elf.SYMTAB) + 32) - 1), "half of one");
        refused(elf -> elf.putInt(of(elf, Elf.SYMTAB) + 4, Elf.PROGBITS), "no table");
        refused(elf -> elf.putInt(of(elf, Elf.PROGBITS) + 4, Elf.SYMTAB), "two tables");
        refused(elf -> elf.putInt(of(elf, Elf.SYMTAB) + 40, 0), "no names");
        refused(elf -> elf.putInt(of(elf, Elf.SYMTAB) + 44, 1), "local ones behind global ones");
        refused(elf -> elf.putLong(job(elf) + 8, 1 << 20), "outside its section");
        refused(elf -> elf.putLong(job(elf) + 16, 1 << 20), "longer than its section");
        refused(elf -> elf.putShort(job(elf) + 6, (short) 0x7000), "in no section");
        refused(elf -> elf.putInt(job(elf), Integer.MAX_VALUE), "a name outside");
        refused(elf -> elf.putInt(job(elf), 0), "no name");
    }

    @Test
    void a_relocation_that_writes_outside_its_section_is_none() {
        refused(elf -> elf.putLong(relocation(elf), 1 << 20), "far behind the end");
        refused(elf -> elf.putLong(relocation(elf), -8), "before the beginning");
        refused(elf -> elf.putLong(relocation(elf), target(elf).size - 3), "over the end");
        refused(elf -> elf.putInt(relocation(elf) + 12, Integer.MAX_VALUE), "by no symbol");
        refused(elf -> elf.putInt(relocation(elf) + 12, -1), "by a negative symbol");
        refused(elf -> elf.putInt(of(elf, Elf.RELA) + 44, 0), "of nothing");
        refused(elf -> elf.putInt(of(elf, Elf.RELA) + 44, 0xff00), "of no section");
        refused(elf -> elf.putInt(of(elf, Elf.RELA) + 44, at(elf, Elf.SYMTAB)), "of the symbols");
        refused(elf -> elf.putInt(of(elf, Elf.RELA) + 44, at(elf, Elf.NOBITS)), "of what has no bytes");
        refused(elf -> elf.putInt(of(elf, Elf.RELA) + 40, 1), "by other symbols");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__asm__(\"\\\"x\\\\n                0x0000000000000000                trusted\\\" = job\");",
                "__asm__(\".globl \\\"with space\\\"; \\\"with space\\\" = job\");",
                "__asm__(\".section \\\".text.x /build/libkvmplat.o\\\",\\\"ax\\\"; nop; .previous\");",
                "__asm__(\".file \\\"a\\\\033[2Jb\\\"\");",
            })
    void a_name_that_could_forge_a_line_of_the_map_is_none(String more) throws Exception {
        assertThat(ObjectFile.parse(Compiled.bytes(dir, Compiled.X86_64, SOURCE + more)))
                .isEmpty();
    }

    @Test
    void garbage_is_refused_or_read_but_never_an_exception() {
        Random random = new Random(6);
        for (int round = 0; round < 20_000; round++) {
            byte[] broken = good.clone();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
            }
            ObjectFile.parse(broken);
        }
    }

    private static void refused(Consumer<ByteBuffer> change, String what) {
        byte[] broken = good.clone();
        change.accept(ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN));
        assertThat(broken).as(what).isNotEqualTo(good);
        assertThat(ObjectFile.parse(broken)).as(what).isEmpty();
    }

    private record Target(long size) {}

    private static int section(ByteBuffer elf, int number) {
        return (int) elf.getLong(40) + 64 * number;
    }

    /** The number of the first section of a type that has any bytes, or is bss. */
    private static int at(ByteBuffer elf, int type) {
        return IntStream.range(1, elf.getShort(60))
                .filter(i -> elf.getInt(section(elf, i) + 4) == type)
                .filter(i -> type == Elf.NOBITS || elf.getLong(section(elf, i) + 32) > 0)
                .findFirst()
                .orElseThrow();
    }

    private static int of(ByteBuffer elf, int type) {
        return section(elf, at(elf, type));
    }

    private static int relocation(ByteBuffer elf) {
        return (int) elf.getLong(of(elf, Elf.RELA) + 24);
    }

    private static Target target(ByteBuffer elf) {
        return new Target(elf.getLong(section(elf, elf.getInt(of(elf, Elf.RELA) + 44)) + 32));
    }

    /** Where the symbol stands that others see. */
    private static int job(ByteBuffer elf) {
        int table = of(elf, Elf.SYMTAB);
        int names = (int) elf.getLong(section(elf, elf.getInt(table + 40)) + 24);
        int at = (int) elf.getLong(table + 24) + 24 * elf.getInt(table + 44);
        while (elf.get(names + elf.getInt(at)) != 'j') {
            at += 24;
        }
        return at;
    }
}
