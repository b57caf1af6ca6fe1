/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

/**
 * Ask the agent for one operation.
 *
 * @param thread number within the trial; 0 for a round
 * @param sched {@link Scenario#A}, {@link Scenario#B} or {@link Scenario#RUNNING}; only for ADD
 * @param irqsOff whether to call with interrupts disabled
 * @param answer what the scheduler says to an ADD: 0 or a negative errno
 */
record Step(Op op, int thread, int sched, boolean irqsOff, int answer) {

    enum Op {
        ADD(1),
        REMOVE(2),
        WAKE(3),
        BLOCK(4),
        /** The agent yields once, so that all runnable threads of the running scheduler run once. */
        ROUND(5);

        private final int code;

        Op(int code) {
            this.code = code;
        }

        /** Give its number in the scenario. */
        int code() {
            return code;
        }
    }

    boolean refused() {
        return op == Op.ADD && answer < 0;
    }
}
