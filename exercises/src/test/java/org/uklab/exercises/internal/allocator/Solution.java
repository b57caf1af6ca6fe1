/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

/** A student's solution, for the simulated kernel: the right one, to be overridden by wrong ones. */
class Solution {
    Pointer memory(SimulatedKernel k, Pointer ptr, int size, int avoid) {
        return tag(k, ptr, size, k.random(avoid));
    }

    Pointer own(SimulatedKernel k, Pointer ptr) {
        k.read(ptr);
        return ptr.stripped();
    }

    void release(SimulatedKernel k, Pointer ptr, int size) {
        tag(k, ptr, size, 0);
    }

    static Pointer tag(SimulatedKernel k, Pointer ptr, int size, int tag) {
        k.setTags(ptr.place(), size, tag);
        return new Pointer(ptr.place(), tag);
    }
}
