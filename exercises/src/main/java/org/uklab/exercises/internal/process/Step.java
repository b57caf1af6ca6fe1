/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

/**
 * Ask the agent for one operation.
 *
 * @param by a child, or {@link Scenario#BY_MAIN}; for CLONE and SET_TID_ADDRESS
 * @param target a child, or a waiter for WAIT
 * @param arg for WAIT whether with the private flag, for END whether another thread terminates the child
 * @param flags for CLONE, see {@link Flags}
 * @param ptid number of a word or {@link Scenario#NO_WORD}; for CLONE
 * @param ctid number of a word or {@link Scenario#NO_WORD}; for CLONE, WAIT and SET_TID_ADDRESS
 * @param fail which allocation fails, 0 for none; for CLONE
 */
record Step(Op op, int by, int target, boolean arg, int flags, int ptid, int ctid, int fail) {

    enum Op {
        CLONE(1),
        /** Let all others run, until each waits for something. */
        RUN(2),
        WAIT(3),
        SET_TID_ADDRESS(4),
        END(5),
        /** Sleep, so that the idle thread frees what ended threads leave. */
        COLLECT(6);

        private final int code;

        Op(int code) {
            this.code = code;
        }

        /** Give its number in the scenario. */
        int code() {
            return code;
        }
    }

    boolean byMain() {
        return by == Scenario.BY_MAIN;
    }

    boolean has(int flag) {
        return Flags.has(flags, flag);
    }

    /** Say whether a flag asks for a number to be stored, but there is no place for it. */
    boolean lacksWord() {
        return (has(Flags.PARENT_SETTID) && ptid == Scenario.NO_WORD)
                || (has(Flags.CHILD_SETTID) && ctid == Scenario.NO_WORD);
    }

    /** Say whether others get to run during the step, and so new threads start. */
    boolean letsRun() {
        return op != Op.CLONE || !byMain();
    }
}
