/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.util.List;

/**
 * Show threads over the steps of a trial.
 *
 * @param lanes one a thread
 * @param events what happened during steps, in order
 */
public record Timeline(int trial, List<String> steps, int wrong, List<Lane> lanes, List<Event> events)
        implements Picture {
    public Timeline {
        steps = List.copyOf(steps);
        lanes = List.copyOf(lanes);
        events = List.copyOf(events);
    }

    /**
     * Show one thread.
     *
     * @param states before the first step, and after each that was seen; fewer if the run ended
     */
    public record Lane(String thread, List<State> states) {
        public Lane {
            states = List.copyOf(states);
        }
    }

    /** Name what a thread is seen to be. */
    public enum State {
        /** There is no such thread yet, or nobody runs it: it belongs to no scheduler. */
        ABSENT,
        /** It may run when its turn comes. */
        READY,
        RUNNING,
        BLOCKED,
        ENDED,
        /** It is not where any thread should be. */
        ASTRAY
    }

    /**
     * Tell what happened to a thread during a step.
     *
     * @param step 1-based
     * @param thread as its lane calls it
     */
    public record Event(int step, String thread, String what) {}
}
