/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.uklab.exercises.internal.trials.calls.PthreadCase.*;
import static org.uklab.exercises.internal.trials.calls.PthreadStep.*;

import java.util.List;

/** Show one thing about threads in a few steps, with drawn numbers. Stateless. */
@FunctionalInterface
interface PthreadMotif {
    void play(PthreadScene scene);

    List<PthreadMotif> ALL = List.of(
            s -> s.create(PthreadCase.START),
            s -> {
                s.create();
                s.create(START_MORE);
                s.create(START_MORE);
            },
            s -> {
                s.create();
                s.create(TLS_FRESH);
            },
            s -> {
                int first = s.create();
                int second = s.create();
                s.add(LOOK, s.coin() ? first : second, TLS_OWN);
            },
            s -> value(s, RETURN, VALUE_RETURN),
            s -> value(s, EXIT, VALUE_EXIT),
            s -> {
                int thread = s.create();
                s.join(s.joiner, thread, WAITS);
                s.end(thread, WAITS_OVER);
            },
            s -> {
                int thread = s.create();
                s.join(s.joiner, thread);
                s.add(NUDGE, s.joiner, WAITS_NUDGED);
                s.add(NUDGE, s.joiner, WAITS_NUDGED);
                s.end(thread, WAITS_OVER);
            },
            s -> {
                int thread = s.create();
                s.end(thread);
                maybeSleep(s);
                s.join(s.joiner, thread, LATE);
            },
            s -> {
                int thread = s.create();
                s.join(s.joiner, thread);
                s.end(thread, KILL, KILLED);
            },
            s -> {
                int thread = s.create();
                s.end(thread, KILL);
                s.join(s.joiner, thread, KILLED_BEFORE);
            },
            s -> {
                int thread = s.create();
                s.end(thread);
                s.sleep(MEMORY_KEPT);
            },
            s -> {
                int thread = s.create();
                s.create();
                s.join(s.joiner, thread);
                s.end(thread);
                s.sleep(MEMORY_JOINED);
            },
            s -> {
                int thread = s.create();
                s.create();
                s.end(thread);
                s.join(s.joiner, thread);
                s.sleep(MEMORY_JOINED);
            },
            s -> {
                int thread = s.create();
                s.add(DETACH, thread, DETACH_RUNS);
                s.sleep(DETACH_RUNS);
            },
            s -> {
                int thread = s.create();
                s.create();
                s.add(DETACH, thread);
                s.end(thread);
                s.sleep(DETACH_ENDS);
            },
            s -> {
                int thread = s.create();
                s.end(thread);
                maybeSleep(s);
                s.add(DETACH, thread);
                s.sleep(DETACH_LATE);
            },
            s -> s.add(JOIN_SELF, s.create(), REFUSE_SELF),
            s -> {
                int thread = s.create();
                s.join(s.joiner, thread);
                s.join(s.other(), thread, REFUSE_TWICE);
            },
            s -> {
                int thread = s.create();
                s.add(DETACH, thread);
                s.join(s.joiner, thread, REFUSE_DETACHED);
            },
            s -> {
                int thread = s.create();
                s.add(DETACH, thread);
                s.add(DETACH, thread, REFUSE_DETACH);
            },
            s -> {
                int thread = s.create();
                s.join(s.joiner, thread);
                s.add(DETACH, thread, REFUSE_DETACH);
            },
            s -> {
                s.create(1, FAIL_MEMORY);
                s.create(FAIL_AFTER);
            },
            s -> {
                s.create();
                s.create(2, FAIL_CLONE);
                s.create(FAIL_AFTER);
            });

    private static void value(PthreadScene s, int how, PthreadCase shows) {
        int thread = s.create();
        if (s.coin()) {
            s.create();
        }
        s.join(s.joiner, thread);
        s.end(thread, how, shows);
    }

    private static void maybeSleep(PthreadScene s) {
        if (s.coin()) {
            s.sleep();
        }
    }
}
