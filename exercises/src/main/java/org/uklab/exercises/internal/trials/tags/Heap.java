/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keep the books of an arena of pages: the first free ones that suffice are taken. One thread. */
final class Heap {
    static final int PAGES = 48;
    static final int PAGE = 4096;
    /** What stands in front of an allocation. */
    static final int METADATA = 32;

    private final boolean[] taken = new boolean[PAGES];
    private final Map<Integer, Block> live = new TreeMap<>();
    private final Map<Integer, Block> old = new TreeMap<>();

    /** Hold an allocation; its tag is what the kernel chose. */
    record Block(int place, int size, int page, int pages, int tag) {}

    static int pages(int size, int align) {
        int offset = align == 0 ? METADATA : Math.min(align, PAGE);
        return (size + offset + (align > offset ? align : 0) + PAGE - 1) / PAGE;
    }

    /** Allocate for a slot; alignments are 0 for none, or a power of two up to a page. */
    Block take(int slot, int size, int align) {
        int pages = pages(size, align);
        int page = 0;
        while (!isFree(page, pages)) {
            page++;
        }
        Arrays.fill(taken, page, page + pages, true);
        int offset = align == 0 ? METADATA : Math.max(align, METADATA);
        Block block = new Block(page * PAGE + offset, size, page, pages, 0);
        live.put(slot, block);
        return block;
    }

    private boolean isFree(int page, int pages) {
        for (int i = page; i < page + pages; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    /** Note the tag that the kernel has chosen for a slot. */
    void tag(int slot, int tag) {
        live.computeIfPresent(slot, (s, b) -> new Block(b.place(), b.size(), b.page(), b.pages(), tag));
    }

    Block free(int slot) {
        Block block = live(slot);
        live.remove(slot);
        old.put(slot, block);
        Arrays.fill(taken, block.page(), block.page() + block.pages(), false);
        return block;
    }

    Block live(int slot) {
        return known(live.get(slot), slot);
    }

    Block old(int slot) {
        return known(old.get(slot), slot);
    }

    private static Block known(@Nullable Block block, int slot) {
        if (block == null) {
            throw new IllegalArgumentException("nothing in slot " + slot);
        }
        return block;
    }

    int count() {
        return live.size();
    }

    long bytes() {
        return live.values().stream()
                .mapToLong(block -> (long) block.pages() * PAGE)
                .sum();
    }

    static String place(long place) {
        if (place < 0) {
            return place == -1 ? "NULL" : "outside of the arena";
        }
        return String.format("+0x%x", place);
    }
}
