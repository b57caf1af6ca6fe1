/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.List;

/**
 * Hold one of the agent's clone handlers. Immutable.
 *
 * @param mask the flags that it claims
 * @param presenceOnly called only if one of them is set
 */
record CloneHandler(long mask, boolean presenceOnly, boolean hasInit, boolean hasTerm) {

    /** h0, h1, ... in the order of their priorities, as {@code agent/handlers.c} has them. */
    static final List<CloneHandler> ALL = List.of(
            new CloneHandler(0, false, true, true),
            new CloneHandler(CloneFlags.P | CloneFlags.Q, true, true, true),
            new CloneHandler(0, false, true, false),
            new CloneHandler(0, false, false, true),
            new CloneHandler(CloneFlags.R, true, true, true),
            new CloneHandler(CloneFlags.S, false, true, true),
            new CloneHandler(0, false, true, true));

    boolean isMeant(long flags) {
        return !presenceOnly || (mask & flags) != 0;
    }
}
