/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Set;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;

/**
 * Name who is called, or what is given back, when a thread ends; in the agent's order.
 *
 * <p>An event is reported as never, more than once, or as bits: which events of the thread came before it, and what its
 * struct said by then.
 */
enum ExitEvent {
    REMOVE(0, "its scheduler is told that it leaves"),
    TERM(1, "its termination callback"),
    YIELD(2, "its last yield"),
    GC(3, "its gc function"),
    DTOR(4, "its dtor"),
    FREE_TLS(5, "its TLS is freed"),
    FREE_STACK(6, "its stack is freed"),
    FREE_STRUCT(7, "its struct is freed");

    static final long NEVER = -1;
    static final long AGAIN = -2;
    static final long EXITED = 1L << 16;
    static final long SCHED = 1L << 17;
    static final long LISTED = 1L << 18;

    final int at; // in a record of the agent
    final String words;

    ExitEvent(int at, String words) {
        this.at = at;
        this.words = words;
    }

    long bit() {
        return 1L << at;
    }

    /** Expect that it has not happened. */
    Answer never(Case about) {
        return Answer.is(about, words, NEVER, ExitEvent::say);
    }

    /** Expect it once: after some, before others, and with these flags of the struct and not those. */
    Answer once(Case about, Set<ExitEvent> after, Set<ExitEvent> before, long with, long without) {
        long needed = bits(after) | with;
        long barred = bits(before) | without;
        String expected = "once" + list(", after ", after) + list(", before ", before) + state(with, without);
        return Answer.such(
                about,
                words,
                expected,
                seen -> seen >= 0 && (seen & needed) == needed && (seen & barred) == 0,
                ExitEvent::say,
                needed);
    }

    private static long bits(Set<ExitEvent> events) {
        return events.stream().mapToLong(ExitEvent::bit).sum();
    }

    private static String list(String lead, Set<ExitEvent> events) {
        return events.isEmpty()
                ? ""
                : lead
                        + Arrays.stream(values())
                                .filter(events::contains)
                                .map(ExitEvent::name)
                                .collect(joining(", "));
    }

    private static String state(long with, long without) {
        return ((with & EXITED) == 0 ? "" : ", while EXITED is set")
                + ((with & SCHED) == 0 ? "" : ", while t->sched is set")
                + ((without & EXITED) == 0 ? "" : ", while EXITED is not set yet")
                + ((without & SCHED) == 0 ? "" : ", while t->sched is NULL");
    }

    /** Say what was seen. */
    static String say(long seen) {
        if (seen == NEVER) {
            return "never";
        }
        if (seen == AGAIN) {
            return "more than once";
        }
        String before = Arrays.stream(values())
                .filter(event -> (seen & event.bit()) != 0)
                .map(ExitEvent::name)
                .collect(joining(", "));
        return "once, after " + (before.isEmpty() ? "nothing" : before)
                + ((seen & EXITED) == 0 ? ", while EXITED is not set" : ", while EXITED is set")
                + ((seen & SCHED) == 0 ? "" : ", while t->sched is set")
                + ((seen & LISTED) == 0 ? "" : ", while it is on thread_list");
    }
}
