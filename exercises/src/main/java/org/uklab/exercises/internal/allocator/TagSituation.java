/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import org.uklab.exercises.internal.judging.Situation;

/** Name what must be seen to go right at least once before a check passes: doing nothing earns nothing. */
enum TagSituation implements Situation {
    MALLOC_PLACED(TagAspect.PLACE, "memory is allocated and tagged"),
    ALIGNED_PLACED(TagAspect.PLACE, "aligned memory is allocated and tagged"),
    MALLOC_POINTER(TagAspect.POINTER_TAG, "memory is allocated"),
    CLEARED_POINTER(TagAspect.POINTER_TAG, "cleared memory is allocated"),
    ALIGNED_POINTER(TagAspect.POINTER_TAG, "aligned memory is allocated"),
    MOVED_POINTER(TagAspect.POINTER_TAG, "memory is reallocated"),
    GRANULE_TAGGED(TagAspect.MEMORY_TAG, "memory of one granule is allocated"),
    GRANULES_TAGGED(TagAspect.MEMORY_TAG, "memory of several granules is allocated"),
    ALL_PAGES_TAGGED(TagAspect.MEMORY_TAG, "memory of several pages is allocated"),
    EDGES_INSIDE_PAGE(TagAspect.EDGES, "memory ends inside a page"),
    EDGES_AT_PAGE_END(TagAspect.EDGES, "memory fills its last page"),
    ROW(TagAspect.NEIGHBOURS, "allocations lie side by side"),
    OWNER_USES(TagAspect.ACCESS, "an owner writes and reads all of its memory"),
    OWNER_FREES(TagAspect.ACCESS, "an owner frees its memory"),
    OWNER_MOVES(TagAspect.ACCESS, "an owner reallocates its memory"),
    READ_BEFORE(TagAspect.OUTSIDE, "somebody reads in front of an allocation"),
    WRITE_BEFORE(TagAspect.OUTSIDE, "somebody writes in front of an allocation"),
    READ_BEHIND(TagAspect.OUTSIDE, "somebody reads behind an allocation"),
    WRITE_BEHIND(TagAspect.OUTSIDE, "somebody writes behind an allocation"),
    READ_FREED(TagAspect.AFTER_FREE, "somebody reads memory after free"),
    WRITE_FREED(TagAspect.AFTER_FREE, "somebody writes memory after free"),
    WRITE_MOVED(TagAspect.AFTER_FREE, "somebody writes with the pointer from before a realloc"),
    FREED_PAGES(TagAspect.PAGES, "memory that was tagged is freed"),
    MOVED_PAGES(TagAspect.PAGES, "memory that was tagged is reallocated"),
    USED_AGAIN(TagAspect.REUSE, "the same memory is allocated again and again"),
    OLD_POINTER(TagAspect.REUSE, "somebody uses an old pointer after its memory has a new owner"),
    FREED_TWICE(TagAspect.DOUBLE_FREE, "somebody frees memory twice");

    private final TagAspect aspect;
    private final String words;

    TagSituation(TagAspect aspect, String words) {
        this.aspect = aspect;
        this.words = words;
    }

    @Override
    public TagAspect aspect() {
        return aspect;
    }

    @Override
    public String words() {
        return words;
    }
}
