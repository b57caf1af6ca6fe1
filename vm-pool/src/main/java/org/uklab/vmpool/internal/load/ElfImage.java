/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Read a kernel image: an ELF program for 64 bits, little endian, at fixed addresses. Immutable, any thread.
 *
 * <p>A linker wrote it that had read a student's object, so each field is a stranger's: what lies outside the file or
 * runs over is refused, and all that is returned lies inside. Addresses are physical ones.
 */
public final class ElfImage {
    /* Offsets in the file's header, a program header, a section header: System V ABI, chapters 4 and 5 */
    private static final int FILE_HEADER = 64;
    private static final int TYPE = 16;
    private static final int MACHINE = 18;
    private static final int ENTRY = 24;
    private static final int SEGMENTS_AT = 32;
    private static final int SECTIONS_AT = 40;
    private static final int SEGMENT_SIZE = 54;
    private static final int SEGMENT_COUNT = 56;
    private static final int SECTION_SIZE = 58;
    private static final int SECTION_COUNT = 60;
    private static final int NAMES_INDEX = 62;
    private static final int PROGRAM_HEADER = 56;
    private static final int SECTION_HEADER = 64;

    private static final int ELF_64_LITTLE_ENDIAN = 0x0102;
    private static final int EXEC = 2;
    private static final int LOAD = 1;
    private static final int NO_BITS = 8;
    private static final long WRITE = 1;
    private static final long ALLOC = 2;
    private static final int MAX_NAME = 60;

    private final ByteBuffer file;
    private final List<Segment> segments;
    private final List<Constant> constants;

    /**
     * What goes to one place of memory: bytes of the file, then zeroes.
     *
     * @param size in memory, bytes; never less than {@code length}
     */
    record Segment(long address, int offset, int length, long size) {
        long end() {
            return address + size;
        }

        private boolean holds(Constant part) {
            return part.offset >= offset
                    && part.length <= length - (part.offset - offset)
                    && part.address - address == part.offset - offset;
        }
    }

    /**
     * A section that nobody may write to: code and constants.
     *
     * @param offset of its first byte in the file
     * @param length bytes, at least one
     */
    public record Constant(String section, long address, int offset, int length) {}

    private ElfImage(byte[] bytes) throws BadImageException {
        file = ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < FILE_HEADER || file.getInt(0) != 0x464c457f) {
            throw new BadImageException("it is no ELF file");
        }
        if (file.getShort(4) != ELF_64_LITTLE_ENDIAN || file.getShort(TYPE) != EXEC) {
            throw new BadImageException("it is no program for 64 bits, little endian, at fixed addresses");
        }
        segments = readSegments();
        constants = readConstants();
    }

    /**
     * Read an image; the bytes are not copied and must not change.
     *
     * @throws BadImageException when anything is wrong with it, and nothing else ever
     */
    public static ElfImage parse(byte[] bytes) throws BadImageException {
        return new ElfImage(bytes);
    }

    /** Return the ELF number of the processor. */
    int machine() {
        return Short.toUnsignedInt(file.getShort(MACHINE));
    }

    /** Return the address of the first instruction, which lies in bytes that are loaded. */
    long entry() {
        return file.getLong(ENTRY);
    }

    /** Return bytes of the file, read-only. */
    ByteBuffer bytes(Segment segment) {
        return file.slice(segment.offset, segment.length);
    }

    /** Return what to load, by rising address, without overlaps; at least one. */
    List<Segment> segments() {
        return segments;
    }

    /** Return the sections whose bytes in memory must be those of the file as long as the kernel runs. */
    public List<Constant> constants() {
        return constants;
    }

    private List<Segment> readSegments() throws BadImageException {
        Table table = new Table("program header", SEGMENTS_AT, SEGMENT_SIZE, SEGMENT_COUNT, PROGRAM_HEADER);
        List<Segment> found = new ArrayList<>();
        boolean entered = false;
        for (int i = 0; i < table.count; i++) {
            int at = table.at(i);
            if (file.getInt(at) != LOAD || file.getLong(at + 40) == 0) {
                continue;
            }
            long address = file.getLong(at + 24);
            long size = file.getLong(at + 40);
            Span bytes = span("segment " + i, file.getLong(at + 8), file.getLong(at + 32));
            if (address < 0 || size < bytes.length || size > Long.MAX_VALUE - address) {
                throw new BadImageException("segment " + i + " has an impossible address or size");
            }
            if (file.getLong(at + 16) != address) {
                throw new BadImageException("segment " + i + " is not loaded where it runs");
            }
            if (!found.isEmpty() && found.get(found.size() - 1).end() > address) {
                throw new BadImageException("segment " + i + " begins before the end of the one before");
            }
            found.add(new Segment(address, bytes.offset, bytes.length, size));
            entered |= entry() >= address && entry() - address < bytes.length;
        }
        if (!entered) {
            throw new BadImageException("its entry lies in no segment");
        }
        return List.copyOf(found);
    }

    private List<Constant> readConstants() throws BadImageException {
        Table table = new Table("section header", SECTIONS_AT, SECTION_SIZE, SECTION_COUNT, SECTION_HEADER);
        List<Constant> found = new ArrayList<>();
        for (int i = 0; i < table.count; i++) {
            int at = table.at(i);
            if ((file.getLong(at + 8) & (ALLOC | WRITE)) != ALLOC
                    || file.getInt(at + 4) == NO_BITS
                    || file.getLong(at + 32) == 0) {
                continue;
            }
            Span bytes = span("section " + i, file.getLong(at + 24), file.getLong(at + 32));
            String name = name(table, file.getInt(at));
            Constant constant = new Constant(name, file.getLong(at + 16), bytes.offset, bytes.length);
            if (segments.stream().noneMatch(segment -> segment.holds(constant))) {
                throw new BadImageException("section " + i + " (" + name + ") is not in the segment it belongs to");
            }
            found.add(constant);
        }
        return List.copyOf(found);
    }

    /* A name is only for people: one that is missing, long or strange is cut where it is. */
    private String name(Table sections, int offset) throws BadImageException {
        int index = Short.toUnsignedInt(file.getShort(NAMES_INDEX));
        if (index >= sections.count) {
            throw new BadImageException("it has no section of names");
        }
        int header = sections.at(index);
        Span names = span("the section of names", file.getLong(header + 24), file.getLong(header + 32));
        StringBuilder name = new StringBuilder();
        for (int i = offset; i >= 0 && i < names.length && name.length() < MAX_NAME; i++) {
            char c = (char) file.get(names.offset + i);
            if (c <= ' ' || c >= 127) {
                break;
            }
            name.append(c);
        }
        return name.toString();
    }

    private Span span(String what, long offset, long length) throws BadImageException {
        if (offset < 0 || length < 0 || offset > file.capacity() || length > file.capacity() - offset) {
            throw new BadImageException(what + " reaches beyond the end of the file");
        }
        return new Span((int) offset, (int) length);
    }

    /** A piece of the file. */
    private record Span(int offset, int length) {}

    /** A table of headers that lies in the file. */
    private final class Table {
        private final int count;
        private final int offset;
        private final int size;

        Table(String what, int at, int sizeAt, int countAt, int size) throws BadImageException {
            this.count = Short.toUnsignedInt(file.getShort(countAt));
            this.size = size;
            if (count != 0 && Short.toUnsignedInt(file.getShort(sizeAt)) != size) {
                throw new BadImageException("a " + what + " has an unusual size");
            }
            this.offset = count == 0 ? 0 : span("the " + what + "s", file.getLong(at), (long) count * size).offset;
        }

        int at(int index) {
            return offset + index * size;
        }
    }
}
