/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import static org.uklab.exercises.internal.scheduler.Report.CallOp.THREAD_ADD;
import static org.uklab.exercises.internal.scheduler.Report.CallOp.THREAD_REMOVE;

/** A student's solution, for the simulated kernel: the right one, to be overridden by wrong ones. */
class Solution {
    int add(SimulatedKernel k, int sched, int t) {
        boolean irqsOff = irqsOff(k);
        int rc = askToAdd(k, sched, t);
        if (rc >= 0) {
            setSched(k, sched, t);
            append(k, sched, t);
        }
        restore(k, irqsOff);
        return rc;
    }

    int remove(SimulatedKernel k, int t) {
        boolean irqsOff = irqsOff(k);
        int sched = k.threads[t].sched;
        tellToRemove(k, sched, t);
        clearSched(k, t);
        unlink(k, sched, t);
        restore(k, irqsOff);
        return 0;
    }

    boolean irqsOff(SimulatedKernel k) {
        boolean before = k.irqsOff;
        k.irqsOff = true;
        return before;
    }

    void restore(SimulatedKernel k, boolean irqsOff) {
        k.irqsOff = irqsOff;
    }

    int askToAdd(SimulatedKernel k, int sched, int t) {
        return k.operation(THREAD_ADD, sched, t);
    }

    void tellToRemove(SimulatedKernel k, int sched, int t) {
        k.operation(THREAD_REMOVE, sched, t);
    }

    void setSched(SimulatedKernel k, int sched, int t) {
        k.threads[t].sched = sched;
    }

    void clearSched(SimulatedKernel k, int t) {
        k.threads[t].sched = SimulatedKernel.NONE;
    }

    void append(SimulatedKernel k, int sched, int t) {
        k.insertLast(sched, t);
    }

    void unlink(SimulatedKernel k, int sched, int t) {
        k.unlink(sched, t, true);
    }
}
