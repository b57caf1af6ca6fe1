/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

/**
 * Ask the agent for one operation.
 *
 * @param count elements, alignment, or how often
 * @param value bytes, or the distance from the pointer
 */
record Step(Op op, int slot, int count, int value) {

    /** In the order of their numbers in the scenario, which begin at 1. */
    enum Op {
        MALLOC,
        CALLOC,
        MEMALIGN,
        POSIX_MEMALIGN,
        REALLOC,
        FREE,
        READ,
        WRITE,
        READ_OLD,
        WRITE_OLD,
        FREE_OLD,
        /** Many side by side, then every second one anew. */
        ROW,
        /** One after the other at the same place. */
        CHURN;

        boolean allocates() {
            return compareTo(REALLOC) <= 0;
        }

        boolean aligns() {
            return this == MEMALIGN || this == POSIX_MEMALIGN;
        }

        boolean writes() {
            return this == WRITE || this == WRITE_OLD;
        }
    }

    /** Count the bytes that it asks for. */
    int size() {
        return op == Op.CALLOC ? count * value : value;
    }
}
