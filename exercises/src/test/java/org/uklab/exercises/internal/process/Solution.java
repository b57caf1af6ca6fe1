/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import org.uklab.exercises.internal.process.SimulatedKernel.Guest;
import org.uklab.exercises.internal.process.SimulatedKernel.Tls;

/** A student's solution, for the simulated kernel: the right one, to be overridden by wrong ones. */
class Solution {
    static final int EINVAL = -22;

    /** Make the container of a child; false if there is no memory, and then nothing is left of it. */
    boolean container(SimulatedKernel k, Step step, Guest child) {
        if (step.has(Flags.SETTLS)) {
            child.kernel = child.prepared;
            child.register = child.prepared;
            return k.allocate();
        }
        return ownTls(k, child);
    }

    static boolean ownTls(SimulatedKernel k, Guest child) {
        child.ownTls = true;
        if (!k.allocate()) {
            return false;
        }
        if (!k.allocate()) {
            k.held--;
            return false;
        }
        return true;
    }

    /** Count the allocations of a container that nobody will free. */
    int lost(Step step) {
        return 0;
    }

    /** Say whether it stores for clones that do not ask for it. */
    boolean storesAlways() {
        return false;
    }

    int storeTid(SimulatedKernel k, Step step, Guest child, Guest parent) {
        if (step.lacksWord()) {
            return EINVAL;
        }
        if (step.has(Flags.PARENT_SETTID)) {
            tellParent(k, step, child, parent);
        }
        if (step.has(Flags.CHILD_SETTID)) {
            tellChild(k, step, child, parent);
        }
        return 0;
    }

    void tellParent(SimulatedKernel k, Step step, Guest child, Guest parent) {
        k.store(step.ptid(), child.kernel.tid);
    }

    void tellChild(SimulatedKernel k, Step step, Guest child, Guest parent) {
        k.store(step.ctid(), child.kernel.tid);
    }

    void noteWord(SimulatedKernel k, Step step, Guest child, Guest parent) {
        child.kernel.clearWord = step.ctid();
    }

    /**
     * Clear the word of a child that ends, or whose clone failed.
     *
     * @param running who executes this
     */
    void clearWord(SimulatedKernel k, Guest child, Guest running, boolean failed) {
        clear(k, child.kernel, failed);
    }

    void clear(SimulatedKernel k, Tls tls, boolean failed) {
        int word = tls.clearWord;
        tls.clearWord = SimulatedKernel.NO_WORD;
        if (word != SimulatedKernel.NO_WORD && !failed) {
            clearAndWake(k, word);
        }
    }

    void clearAndWake(SimulatedKernel k, int word) {
        k.store(word, 0);
        k.wake(word, 1);
    }
}
