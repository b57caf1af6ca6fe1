/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.uklab.exercises.internal.trials.calls.RequeueCase.*;
import static org.uklab.exercises.internal.trials.calls.RequeueScene.beside;

import java.util.List;

/** Show one thing about requeueing in a few steps, with drawn numbers. Stateless. */
@FunctionalInterface
interface RequeueMotif {
    int EVERYBODY = 9;
    int MANY = 100;
    int MOST_MOVED = 400;
    int MILLIS = 200;

    void play(RequeueScene scene);

    /** Those that move nobody come first: whoever breaks a line breaks what comes after. */
    List<RequeueMotif> ALL = List.of(
            s -> {
                s.waiting(s.between(1, 3), s.from);
                s.requeue(REFUSE_WAKE, s.from, s.to, -s.between(1, 9), s.between(0, 3));
                s.wake(REFUSE_THEN, s.from, EVERYBODY);
            },
            s -> {
                s.waiting(s.between(1, 3), s.from);
                s.requeue(REFUSE_MOVE, s.from, s.to, s.between(0, 3), -s.between(1, 9));
                s.wake(REFUSE_THEN, s.from, EVERYBODY);
            },
            s -> {
                s.compare(COMPARE_OTHER, s.between(1, 7), s.between(2, 4), s.between(1, 2), s.between(1, 3));
                s.wake(COMPARE_OTHER_THEN, s.from, EVERYBODY);
            },
            s -> {
                s.waiting(s.between(1, 3), s.from);
                s.requeue(WAKE_ALL, s.from, s.to, s.between(4, MOST_MOVED), s.between(0, 2));
            },
            s -> {
                int count = s.between(2, 4);
                s.waiting(count, s.from);
                s.requeue(s.from, s.to, s.between(0, count - 1), 0);
                s.wake(STAY_ALL, s.from, EVERYBODY);
            },
            s -> {
                s.waiting(s.between(1, 4), s.from);
                s.requeue(COUNT_WOKEN, s.from, s.to, EVERYBODY, s.between(1, MOST_MOVED));
            },
            s -> {
                s.wait(s.to);
                s.waiting(s.between(1, 2), beside(s.from));
                s.requeue(COUNT_NOBODY, s.from, s.to, s.between(0, 2), s.between(1, MOST_MOVED));
            },
            s -> {
                int count = s.between(3, 5);
                s.waiting(count, s.from);
                s.requeue(WAKE_SOME, s.from, s.to, s.between(1, count - 1), s.between(0, count));
            },
            s -> {
                s.waiting(s.between(2, 4), s.from);
                s.requeue(WAKE_NONE, s.from, s.to, 0, s.between(1, 4));
            },
            s -> {
                interleave(s);
                s.requeue(WAKE_NEIGHBOURS, s.from, s.to, s.between(1, 2), s.between(0, 1));
            },
            s -> {
                s.waiting(s.between(1, 2), s.from);
                s.requeue(s.from, s.to, 0, s.between(1, 2));
                s.wake(MOVED, s.to, 1);
            },
            s -> {
                int count = s.between(1, 3);
                s.waiting(count, s.from);
                s.requeue(s.from, s.to, 0, s.between(count, MOST_MOVED));
                s.wake(MOVED_AWAY, s.from, EVERYBODY);
                s.wake(MOVED, s.to, 1);
            },
            s -> {
                s.waiting(s.between(1, 3), s.from);
                s.requeue(s.from, beside(s.from), 0, 1);
                s.wake(MOVED_IN_LINE, beside(s.from), 1);
            },
            s -> {
                s.waiting(s.between(1, 2), s.from);
                s.requeue(s.from, s.to, 0, s.between(1, 2));
                s.requeue(s.to, s.third, 0, s.between(1, 2));
                s.wake(MOVED_TWICE, s.third, 1);
            },
            s -> {
                int count = s.between(3, 5);
                s.waiting(count, s.from);
                s.requeue(s.from, s.to, 1, s.between(1, count - 2));
                s.wake(STAY, s.from, EVERYBODY);
            },
            s -> {
                interleave(s);
                s.requeue(s.from, s.to, s.between(0, 1), s.between(2, EVERYBODY));
                s.wake(STAY_NEIGHBOURS, beside(s.from), EVERYBODY);
            },
            s -> {
                int count = s.between(3, 5);
                s.waiting(count, s.from);
                s.requeue(s.from, s.to, s.between(0, 1), count);
                s.wake(ORDER_AMONG, s.to, EVERYBODY);
            },
            s -> {
                s.waiting(s.between(1, 2), s.to);
                s.waiting(s.between(1, 2), s.from);
                s.requeue(s.from, s.to, 0, 2);
                s.waiting(s.between(0, 1), s.to);
                s.wake(ORDER_BEHIND, s.to, EVERYBODY);
            },
            s -> {
                int wake = s.between(1, 2);
                s.waiting(s.between(wake + 2, 5), s.from);
                s.requeue(COUNT_BOTH, s.from, s.to, wake, s.between(1, 2));
            },
            s -> {
                s.waiting(s.between(2, 5), s.from);
                s.requeue(COUNT_MOVED, s.from, s.to, 0, s.between(2, 4));
            },
            s -> s.compare(COMPARE_SAME, 0, s.between(2, 4), 1, s.between(1, 3)),
            s -> {
                s.waiting(s.between(2, 3), s.from);
                s.requeue(COMPARE_NOT, s.from, s.to, 1, s.between(1, 3));
            },
            s -> {
                s.waiting(s.between(3, 5), s.from);
                s.requeue(SAME, s.from, s.from, s.between(0, 1), s.between(6, MOST_MOVED));
                s.wake(SAME_THEN, s.from, EVERYBODY);
            },
            s -> {
                s.wait(s.from, s.between(MILLIS / 2, MILLIS), FutexStep.NO_WORD);
                s.waiting(s.between(1, 2), s.from);
                s.requeue(s.from, s.to, 0, EVERYBODY);
                s.sleep(TIME, MILLIS + s.between(1, MILLIS));
                s.wake(TIME_THEN, s.to, 1);
            },
            s -> {
                int first = s.wait(s.from);
                s.waiting(s.between(1, 2), s.from);
                s.requeue(s.from, s.to, 0, EVERYBODY);
                s.end(first);
                s.wake(ENDED, s.to, 1);
            },
            s -> {
                broadcast(s, s.between(3, 6));
                s.requeue(BROADCAST, s.from, s.to, 1, s.between(MANY, MOST_MOVED));
            },
            s -> {
                s.wait(s.to, 0, s.to);
                broadcast(s, s.between(2, 5));
                s.requeue(BROADCAST_LOCKED, s.from, s.to, 1, s.between(MANY, MOST_MOVED));
            });

    /** Two wait for the first word, and some for the one that has the same line. */
    private static void interleave(RequeueScene s) {
        s.wait(beside(s.from));
        s.wait(s.from);
        s.waiting(s.between(0, 1), beside(s.from));
        s.waiting(2, s.from);
        s.waiting(s.between(0, 1), beside(s.from));
    }

    /** Each who comes back has the lock, and gives it on. */
    private static void broadcast(RequeueScene s, int count) {
        for (int i = 0; i < count; i++) {
            s.wait(s.from, 0, s.to);
        }
    }
}
