/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.uklab.grader.internal.firewall.ObjectFile.Section;

/**
 * Read an object strictly: whatever the assembler would not write is malformed, so that the linker cannot see anything
 * else in the bytes than the firewall does. Nothing points outside what holds it. One thread.
 */
final class ObjectReader {
    private static final byte[] IDENT = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    private static final byte[] PADDING = new byte[8];
    private static final Set<Byte> SYSTEMS = Set.of((byte) 0, (byte) 3); // none, and GNU's extensions
    private static final int REL = 1;
    private static final int HEADER = 64;
    private static final int SYMBOL = 24;
    private static final int RELOCATION = 24;
    private static final Set<Integer> UNTOUCHED = Set.of(0, Elf.SYMTAB, Elf.STRTAB, Elf.RELA, Elf.NOBITS);
    private static final Set<Integer> TYPES = Set.of(Elf.NOTYPE, Elf.OBJECT, Elf.FUNC, Elf.SECTION, Elf.FILE, Elf.TLS);
    private static final Set<Integer> BINDINGS = Set.of(Elf.LOCAL, Elf.GLOBAL, Elf.WEAK);

    private final ByteBuffer bytes;
    private final List<Header> headers = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final Set<String> defined = new TreeSet<>();
    private final Set<String> wanted = new TreeSet<>();
    private final Set<Integer> relocations = new TreeSet<>();
    private final Set<String> odd = new TreeSet<>();

    /** Say that the bytes are no object as our tools make them. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String why) {
            super(why, null, false, false);
        }
    }

    private record Header(int name, int type, long flags, long offset, long size, int link, int info, long align) {}

    ObjectReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    ObjectFile read() throws MalformedException {
        need(bytes.limit() >= HEADER, "too short");
        need(ByteBuffer.wrap(IDENT).equals(bytes.slice(0, IDENT.length)), "not ELF of 64 bits");
        need(SYSTEMS.contains(bytes.get(7)) && ByteBuffer.wrap(PADDING).equals(bytes.slice(8, 8)), "not ours");
        need(u16(16) == REL && bytes.getInt(20) == 1, "not relocatable");
        need(bytes.getLong(24) == 0 && bytes.getLong(32) == 0 && u16(56) == 0, "it has segments");
        need(u16(52) == HEADER && u16(58) == HEADER, "headers of another size");
        readHeaders(bytes.getLong(40), u16(60));
        readSections(u16(62));
        int symbols = only(Elf.SYMTAB);
        if (symbols > 0) {
            readSymbols(headers.get(symbols));
        }
        for (Header header : headers) {
            if (header.type == Elf.RELA) {
                readRelocations(header, symbols);
            }
        }
        return new ObjectFile(u16(18), defined, wanted, sections, relocations, odd);
    }

    private void readHeaders(long at, int count) throws MalformedException {
        need(count > 0 && count < Elf.RESERVED, "no usual number of sections");
        needInside(at, (long) count * HEADER);
        for (int i = 0; i < count; i++) {
            int from = (int) at + i * HEADER;
            Header header = new Header(
                    bytes.getInt(from),
                    bytes.getInt(from + 4),
                    bytes.getLong(from + 8),
                    bytes.getLong(from + 24),
                    bytes.getLong(from + 32),
                    bytes.getInt(from + 40),
                    bytes.getInt(from + 44),
                    bytes.getLong(from + 48));
            need(bytes.getLong(from + 16) == 0, "a section with an address");
            need(i > 0 || header.equals(new Header(0, 0, 0, 0, 0, 0, 0, 0)), "a first section that is not empty");
            need(header.size >= 0 && (header.align & header.align - 1) == 0, "a section of a wrong size");
            if (i > 0 && header.type != Elf.NOBITS) {
                needInside(header.offset, header.size);
            }
            headers.add(header);
        }
    }

    private void readSections(int nameTable) throws MalformedException {
        need(nameTable > 0 && nameTable < headers.size(), "sections without names");
        Header names = headers.get(nameTable);
        need(names.type == Elf.STRTAB, "sections without names");
        for (Header header : headers.subList(1, headers.size())) {
            sections.add(new Section(text(names, header.name), header.type, header.flags, header.align));
        }
    }

    /** Find the section of a type; 0 if there is none: an empty file of assembly has no symbols. */
    private int only(int type) throws MalformedException {
        int found = 0;
        for (int i = 1; i < headers.size(); i++) {
            if (headers.get(i).type == type) {
                need(found == 0, "two symbol tables");
                found = i;
            }
        }
        return found;
    }

    private void readSymbols(Header table) throws MalformedException {
        need(table.link > 0 && table.link < headers.size(), "symbols without names");
        Header names = headers.get(table.link);
        need(names.type == Elf.STRTAB, "symbols without names");
        need(table.size > 0 && table.size % SYMBOL == 0, "half a symbol");
        long count = table.size / SYMBOL;
        need(table.info > 0 && table.info <= count, "symbols in disorder");
        for (int i = 1; i < count; i++) {
            int at = (int) table.offset + i * SYMBOL;
            String name = text(names, bytes.getInt(at));
            int binding = (bytes.get(at + 4) & 0xff) >> 4;
            int type = bytes.get(at + 4) & 0xf;
            int section = u16(at + 6);
            need((binding == Elf.LOCAL) == (i < table.info), "symbols in disorder");
            if (section < Elf.RESERVED) {
                need(section < headers.size(), "a symbol of no section");
                needWithin(section == 0 ? 0 : headers.get(section).size, bytes.getLong(at + 8), bytes.getLong(at + 16));
            }
            add(name, type, binding, section);
        }
    }

    private void add(String name, int type, int binding, int section) throws MalformedException {
        boolean global = binding != Elf.LOCAL;
        need(!global || !name.isEmpty(), "a symbol without a name");
        boolean placed =
                section < Elf.RESERVED ? global || section != Elf.UNDEFINED : section == Elf.ABSOLUTE && !global;
        if (!TYPES.contains(type) || !BINDINGS.contains(binding) || !placed) {
            odd.add(name);
        }
        if (global) {
            (section == Elf.UNDEFINED ? wanted : defined).add(name);
        }
    }

    private void readRelocations(Header table, int symbols) throws MalformedException {
        need(symbols > 0 && table.link == symbols, "relocations by no symbols");
        need(table.info > 0 && table.info < headers.size(), "relocations of nothing");
        Header target = headers.get(table.info);
        need(!UNTOUCHED.contains(target.type), "relocations of no content");
        need(table.size % RELOCATION == 0, "half a relocation");
        long count = headers.get(symbols).size / SYMBOL;
        for (int i = 0; i < table.size / RELOCATION; i++) {
            int at = (int) table.offset + i * RELOCATION;
            int type = bytes.getInt(at + 8);
            need(Integer.toUnsignedLong(bytes.getInt(at + 12)) < count, "a relocation by no symbol");
            needWithin(target.size, bytes.getLong(at), Elf.width(u16(18), type));
            relocations.add(type);
        }
    }

    // Names get into the linker's map: one that holds a line of its own could forge that.
    private String text(Header names, int at) throws MalformedException {
        need(at >= 0 && at < names.size, "a name outside its table");
        int from = (int) names.offset + at;
        int end = from;
        while (end < names.offset + names.size && bytes.get(end) != 0) {
            need(bytes.get(end) > ' ' && bytes.get(end) < 0x7f, "a name with odd characters");
            end++;
        }
        need(end < names.offset + names.size, "a name without an end");
        return new String(bytes.array(), from, end - from, ISO_8859_1);
    }

    private int u16(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private void needInside(long from, long size) throws MalformedException {
        needWithin(bytes.limit(), from, size);
    }

    private static void needWithin(long whole, long from, long size) throws MalformedException {
        need(from >= 0 && size >= 0 && from <= whole && size <= whole - from, "something reaches outside");
    }

    private static void need(boolean fine, String why) throws MalformedException {
        if (!fine) {
            throw new MalformedException(why);
        }
    }
}
