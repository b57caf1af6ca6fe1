/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.util.List;

/**
 * Show the tags of pointers and memory after one step of a trial. Places are bytes from the start of an arena.
 *
 * @param after number of the step from 1, 0 if before the first
 * @param granule bytes that share a tag
 * @param memory by place, without overlap; what is not in it was not looked at
 * @param pointers those still valid first
 * @param accesses of this step that faulted
 */
public record TagMap(
        int trial,
        List<String> steps,
        int wrong,
        int after,
        int granule,
        List<Run> memory,
        List<Pointer> pointers,
        List<Access> accesses)
        implements Picture {
    /** In place of a tag: the granules have several, or nobody looked. */
    public static final int UNKNOWN = -1;

    public TagMap {
        steps = List.copyOf(steps);
        memory = List.copyOf(memory);
        pointers = List.copyOf(pointers);
        accesses = List.copyOf(accesses);
    }

    /** Show neighbouring granules with the same tag, 0 to 15 or {@link #UNKNOWN}. */
    public record Run(int place, int granules, int tag) {}

    /**
     * Show a pointer that was handed out.
     *
     * @param size bytes that were asked for
     * @param live false once it was freed
     */
    public record Pointer(String name, int place, int size, int tag, boolean live) {}

    /**
     * Show an access that faulted.
     *
     * @param tag of the pointer
     * @param found tag of the memory
     */
    public record Access(int place, int tag, int found, boolean write) {}
}
