/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.List;
import org.uklab.exercises.internal.trials.Case;

/** Name what has to be seen when threads end. */
final class ExitCases {
    static final Case CALLED_SET = new Case("callbacks", "a thread is made exited");
    static final Case CALLED_RELEASED = new Case("callbacks", "a thread is released that nobody ever ran");
    static final Case CALLED_OTHER = new Case("callbacks", "another thread is terminated");
    static final Case CALLED_SELF = new Case("callbacks", "a thread ends itself");
    static final Case FLAG = new Case("callbacks", "the flag EXITED is to be set");

    static final Case ONCE_SET = new Case("once", "a thread is made exited twice");
    static final Case ONCE_RELEASED = new Case("once", "an exited thread is released");

    static final Case WAITS_ONE = new Case("waits", "the thread waits in one queue");
    static final Case WAITS_TWO = new Case("waits", "the thread waits in two queues");

    static final Case UNASSIGNED_OTHER = new Case("unassign", "another thread is terminated");
    static final Case UNASSIGNED_SELF = new Case("unassign", "a thread ends itself");

    static final Case AT_ONCE = new Case("at-once", "another thread is terminated");
    static final Case NO_YIELD = new Case("at-once", "whoever terminates another thread goes on");

    static final Case LISTED = new Case("later", "a thread ends itself: it waits on exited_threads");
    static final Case LAST_YIELD = new Case("later", "a thread ends itself: it yields as its last act");
    static final Case NOT_YET = new Case("later", "a thread ends itself: it stands on its stack");

    static final Case COUNT = new Case("gc", "exited threads are collected");
    static final Case NOBODY = new Case("gc", "there is nobody to collect");
    static final Case GC_FUNCTION = new Case("gc", "a thread left a function with exit2");
    static final Case COLLECTED = new Case("gc", "a collected thread leaves exited_threads");

    static final Case DTOR_RELEASED = new Case("dtor", "a thread is released");
    static final Case DTOR_OTHER = new Case("dtor", "another thread is terminated");
    static final Case DTOR_COLLECTED = new Case("dtor", "a thread is collected");

    static final Case OWN = new Case("memory", "the thread's own memory is given back");
    static final Case NOT_OWN = new Case("memory", "memory is the caller's");
    static final Case STRAYS = new Case("memory", "a block was given back already, or is nobody's");

    static final Case LOST = new Case("lost", "dtor freed the struct");

    static final Case REAL = new Case("real", "threads end in all four ways");
    static final Case LEAKS = new Case("real", "memory is counted");

    static final List<Case> ALL = List.of(
            CALLED_SET,
            CALLED_RELEASED,
            CALLED_OTHER,
            CALLED_SELF,
            FLAG,
            ONCE_SET,
            ONCE_RELEASED,
            WAITS_ONE,
            WAITS_TWO,
            UNASSIGNED_OTHER,
            UNASSIGNED_SELF,
            AT_ONCE,
            NO_YIELD,
            LISTED,
            LAST_YIELD,
            NOT_YET,
            COUNT,
            NOBODY,
            GC_FUNCTION,
            COLLECTED,
            DTOR_RELEASED,
            DTOR_OTHER,
            DTOR_COLLECTED,
            OWN,
            NOT_OWN,
            STRAYS,
            LOST,
            REAL,
            LEAKS);

    private ExitCases() {}
}
