/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import static org.uklab.exercises.internal.allocator.Scenario.ARENA_PAGES;
import static org.uklab.exercises.internal.allocator.Scenario.GRANULE;
import static org.uklab.exercises.internal.allocator.Scenario.METADATA;
import static org.uklab.exercises.internal.allocator.Scenario.PAGE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.uklab.exercises.internal.allocator.Report.Call;
import org.uklab.exercises.internal.allocator.Report.Fault;
import org.uklab.exercises.internal.judging.Draw;

/**
 * The guest in Java: granules with tags, the agent's page allocator, and {@code ifpages.c} with {@code avoid.c}. It lets the
 * judge meet right and wrong kernels under thousands of seeds; the proof is still a boot.
 */
final class SimulatedKernel {
    static final Fault NO_FAULT = new Fault(0, 0, 0, false, 0);
    private static final int ALL_TAGS = 0xffff;
    private static final int NEVER_GIVEN = 1 | 1 << 15;
    private static final int MAX_CALLS = 6;

    /** What stands in front of an allocation. */
    private record Metadata(int size, int pages, int base) {}

    private final Solution solution;
    private final Draw draw;
    private final int[] tags = new int[ARENA_PAGES * PAGE / GRANULE];
    private final int[] requestOf = new int[ARENA_PAGES];
    private final Metadata[] metadata = new Metadata[ARENA_PAGES];
    /** The word in each page that remembers a tag, and the last word of each page. */
    private final int[] noted = new int[ARENA_PAGES + 1];

    private final int[] lastWord = new int[ARENA_PAGES + 1];
    private int requests;

    Fault fault = NO_FAULT;
    List<Call> calls = new ArrayList<>();
    boolean keeps;
    boolean escaping;
    private boolean unchecked;

    /** Leaves free() at its first fault. */
    static final class Escape extends RuntimeException {
        Escape() {
            super(null, null, false, false);
        }
    }

    SimulatedKernel(Solution solution, Draw draw) {
        this.solution = solution;
        this.draw = draw;
    }

    void startTrial() {
        Arrays.fill(tags, 0);
        Arrays.fill(requestOf, 0);
    }

    void startStep() {
        fault = NO_FAULT;
        calls = new ArrayList<>();
        unchecked = false;
    }

    int tagAt(int place) {
        return place < 0 || place / GRANULE >= tags.length ? 0 : tags[place / GRANULE];
    }

    void setTags(int place, int size, int tag) {
        for (int at = place; at < place + size && at < ARENA_PAGES * PAGE; at += GRANULE) {
            tags[at / GRANULE] = tag;
        }
    }

    int random(int avoid) {
        int tag;
        do {
            tag = 1 + draw.below(14);
        } while ((avoid & 1 << tag) != 0);
        return tag;
    }

    void read(Pointer ptr) {
        access(ptr, false);
    }

    void write(Pointer ptr) {
        access(ptr, true);
    }

    /** Every granule of [ptr, ptr + size) */
    void writeAll(Pointer ptr, int size) {
        for (int i = 0; i < size; i += GRANULE) {
            write(ptr.plus(i));
        }
        if (size > 0) {
            write(ptr.plus(size - 1));
        }
    }

    private void access(Pointer ptr, boolean write) {
        int found = tagAt(ptr.place());
        if (unchecked || ptr.place() < 0 || ptr.place() >= ARENA_PAGES * PAGE || found == ptr.tag()) {
            return;
        }
        fault = new Fault(ptr.place(), ptr.tag(), found, write, 1);
        unchecked = true;
        if (escaping) {
            throw new Escape();
        }
    }

    private int tagged(int page, int pages) {
        int count = 0;
        for (int at = page * PAGE; at < (page + pages) * PAGE; at += GRANULE) {
            count += tagAt(at) == 0 ? 0 : 1;
        }
        return count;
    }

    private boolean allOf(int page, int pages, int request) {
        for (int i = page; i < page + pages; i++) {
            if (i >= ARENA_PAGES || requestOf[i] != request) {
                return false;
            }
        }
        return true;
    }

    private void note(boolean frees, int page, int pages, boolean fine) {
        if (calls.size() < MAX_CALLS) {
            calls.add(new Call(frees, page, pages, fine, tagged(page, pages)));
        }
    }

    private int palloc(int pages) {
        int page = 0;
        while (page < ARENA_PAGES && !allOf(page, pages, 0)) {
            page++;
        }
        note(false, page, pages, page < ARENA_PAGES);
        if (page == ARENA_PAGES) {
            return -1;
        }
        requests++;
        Arrays.fill(requestOf, page, page + pages, requests);
        return page;
    }

    private void pfree(int page, int pages) {
        boolean fine = requestOf[page] != 0 && allOf(page, pages, requestOf[page]);
        note(true, page, pages, fine);
        if (fine && !keeps) {
            Arrays.fill(requestOf, page, page + pages, 0);
            write(new Pointer(page * PAGE + METADATA, 0));
        }
    }

    private int avoid(int base, int pages) {
        int last = base == 0 ? 0 : tagAt(base * PAGE - 1);
        int beside = 1 << (last != 0 ? last : lastWord[base]) | 1 << noted[base + pages];
        read(new Pointer(base * PAGE - 8, 0).place() < 0 || last != 0 ? Pointer.NULL : new Pointer(base * PAGE - 8, 0));
        read(new Pointer((base + pages) * PAGE + 24, 0));
        int before = 0;
        for (int i = 0; i < pages; i++) {
            read(new Pointer((base + i) * PAGE + 24, 0));
            before |= 1 << noted[base + i];
        }
        return (beside | before | NEVER_GIVEN) == ALL_TAGS ? beside : beside | before;
    }

    private Pointer allocate(int size, int offset, int align) {
        int pages = (size + offset + (align > offset ? align : 0) + PAGE - 1) / PAGE;
        int base = palloc(pages);
        if (base < 0) {
            return Pointer.NULL;
        }
        int avoid = avoid(base, pages);
        int place = (base * PAGE + offset + align - 1) / align * align;
        int page = metadataOf(place);
        write(new Pointer(page * PAGE, 0));
        metadata[page] = new Metadata(Scenario.granules(size), pages, base);
        Pointer memory = solution.memory(this, new Pointer(place, 0), Scenario.granules(size), avoid);
        noted[page] = memory.tag();
        if (tagAt((base + pages) * PAGE - 1) == 0) {
            lastWord[base + pages] = memory.tag();
        }
        return memory;
    }

    Pointer malloc(int size) {
        return allocate(size, METADATA, 1);
    }

    Pointer memalign(int align, int size) {
        int at = Math.max(align, METADATA);
        return allocate(size, Math.min(at, PAGE), at);
    }

    private static int metadataOf(int place) {
        return place % PAGE == 0 ? place / PAGE - 1 : place / PAGE;
    }

    void free(Pointer ptr) {
        if (ptr.place() < 0) {
            return;
        }
        Pointer addr = solution.own(this, ptr);
        int page = metadataOf(addr.place());
        read(new Pointer(page * PAGE, addr.tag()));
        Metadata md = metadata[page];
        solution.release(this, addr, md.size());
        for (int i = 1; i < md.pages(); i++) {
            write(new Pointer((md.base() + i) * PAGE + 24, 0));
            noted[md.base() + i] = noted[page];
        }
        pfree(md.base(), md.pages());
    }

    Pointer realloc(Pointer ptr, int size) {
        Pointer addr = solution.own(this, ptr);
        read(new Pointer(metadataOf(addr.place()) * PAGE, addr.tag()));
        int old = metadata[metadataOf(addr.place())].size();
        Pointer moved = malloc(size);
        for (int i = 0; i < Math.min(old, size); i += GRANULE) {
            read(ptr.plus(i));
            write(moved.plus(i));
        }
        free(ptr);
        return moved;
    }
}
