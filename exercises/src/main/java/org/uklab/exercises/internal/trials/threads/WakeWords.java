/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.Locale;

/** Say flags, times and calls as a student knows them. */
final class WakeWords {
    static final int RUNNABLE = 4;
    static final int TOLD_BLOCKED = 1;
    static final int TOLD_WOKEN = 2;
    private static final int EXITED = 8;
    private static final double NANOS_PER_MICRO = 1000.0;

    private WakeWords() {}

    static String flags(long flags) {
        String state = (flags & EXITED) != 0 ? "exited" : (flags & RUNNABLE) != 0 ? "runnable" : "blocked";
        long others = flags & ~(RUNNABLE | EXITED);
        return others == 0 ? state : state + " (other flags: 0x" + Long.toHexString(others) + ")";
    }

    static String span(long nanos) {
        return nanos == Long.MAX_VALUE ? "2^63 - 1 ns" : String.format(Locale.ROOT, "%.1f us", nanos / NANOS_PER_MICRO);
    }

    /** Say a wakeup_time, given since the call began. */
    static String time(long nanos) {
        if (nanos == 0) {
            return "none";
        }
        return span(Math.abs(nanos)) + (nanos < 0 ? " before" : " after") + " the call";
    }

    static String kept(long difference) {
        return difference == 0 ? "as the scheduler knows it" : "another than the scheduler knows";
    }

    static String call(long what) {
        if (what == 0) {
            return "none";
        }
        return what == TOLD_BLOCKED ? "thread_blocked" : what == TOLD_WOKEN ? "thread_woken" : "unknown: " + what;
    }

    static String irqs(long off) {
        return off < 0 ? "there was no call" : off == 0 ? "enabled" : "disabled";
    }

    static String thread(long number) {
        return number < 0 ? "nobody" : "t" + number;
    }
}
