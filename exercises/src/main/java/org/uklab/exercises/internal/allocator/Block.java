/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

/** Remember one allocation, also after its end. Of one trial's judge. */
final class Block {
    static final int HIGHEST_TAG = 14;

    final int place;
    final int size;
    final int tag;
    /** The pages that were got for it. */
    final int page;

    final int pages;
    /** Whether it ended by moving, not by free. */
    boolean moved;
    /** How many later allocations lie where it was. */
    int successors;

    Block(int place, int size, int tag, int page, int pages) {
        this.place = place;
        this.size = size;
        this.tag = tag;
        this.page = page;
        this.pages = pages;
    }

    /** Says whether the checks on accesses mean anything for it. */
    boolean tagged() {
        return tag != 0;
    }

    /** Says whether its tag is one that it may have; what else is wrong with others was said then. */
    boolean rightlyTagged() {
        return tag >= 1 && tag <= HIGHEST_TAG;
    }

    boolean shares(Block other) {
        return page < other.page + other.pages && other.page < page + pages;
    }

    boolean touches(Block other) {
        return page + pages == other.page || other.page + other.pages == page;
    }

    /** Says whether a distance from the pointer is inside the granules that were asked for. */
    boolean inside(int distance) {
        return distance >= 0 && distance < Scenario.granules(size);
    }
}
