/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.List;
import java.util.Map;

/** Know the scheduling policies, as sched(7) does. Any thread. */
final class Policies {
    static final int OTHER = 0;
    static final List<Integer> REAL_TIME = List.of(1, 2);
    static final List<Integer> TIMELESS = List.of(OTHER, 3, 5);

    private static final int LOWEST = 1;
    private static final int HIGHEST = 99;
    private static final Map<Integer, String> NAMES =
            Map.of(0, "SCHED_OTHER", 1, "SCHED_FIFO", 2, "SCHED_RR", 3, "SCHED_BATCH", 5, "SCHED_IDLE");

    private Policies() {}

    static boolean exists(int policy) {
        return NAMES.containsKey(policy);
    }

    static int lowest(int policy) {
        return REAL_TIME.contains(policy) ? LOWEST : 0;
    }

    static int highest(int policy) {
        return REAL_TIME.contains(policy) ? HIGHEST : 0;
    }

    static String words(long policy) {
        return NAMES.getOrDefault((int) policy, Long.toString(policy));
    }
}
