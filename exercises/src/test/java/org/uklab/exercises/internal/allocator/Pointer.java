/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

/** A pointer of the simulated guest: a place in its arena, or -1 for NULL, and a tag. */
record Pointer(int place, int tag) {
    static final Pointer NULL = new Pointer(-1, 0);

    Pointer plus(int distance) {
        return new Pointer(place + distance, tag);
    }

    Pointer stripped() {
        return new Pointer(place, 0);
    }
}
