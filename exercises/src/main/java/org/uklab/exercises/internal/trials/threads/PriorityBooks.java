/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.trials.Case;

/**
 * Keep the books of a correct scheduler with priorities. One thread.
 *
 * <p>Two notes say what a choice shows: a thread's {@code lure} is what is wrong if it is chosen although it may not run, its
 * {@code merit} what is right if it is chosen in its turn.
 */
final class PriorityBooks {
    static final int THREADS = 8;
    static final int LEVELS = 8;
    static final int IDLE = -1;

    /** One thread of a trial. */
    static final class Entry {
        final int number;
        int priority;
        boolean assigned;
        boolean runnable;
        long wakeup; // 0: none
        long queued; // when it came to the end of its queue

        @Nullable
        Case lure;

        @Nullable
        Case merit;

        private Entry(int number) {
            this.number = number;
        }
    }

    private final List<Entry> threads = new ArrayList<>();
    private int running = IDLE;
    private long tickets;
    private long now;

    PriorityBooks() {
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Entry(i));
        }
    }

    Entry thread(int number) {
        return threads.get(number);
    }

    int running() {
        return running;
    }

    boolean mayRun(Entry t) {
        return t.assigned && t.runnable;
    }

    /** List who waits in a run queue, next first. */
    List<Entry> ready() {
        return threads.stream()
                .filter(t -> mayRun(t) && t.number != running)
                .sorted(Comparator.<Entry>comparingInt(t -> t.priority).thenComparingLong(t -> t.queued))
                .toList();
    }

    /** List who sleeps, next first. */
    List<Entry> asleep() {
        return threads.stream()
                .filter(t -> t.assigned && !t.runnable && t.wakeup > 0)
                .sorted(comparingLong(t -> t.wakeup))
                .toList();
    }

    void start(Entry t, int priority) {
        t.priority = priority;
        t.assigned = true;
        t.runnable = true;
        running = t.number;
    }

    void add(Entry t) {
        t.assigned = true;
        queue(t);
    }

    private void queue(Entry t) {
        t.queued = ++tickets;
    }

    void remove(Entry t) {
        t.assigned = false;
    }

    /** Block for a time in ms, 0 for good. */
    void block(Entry t, long millis) {
        t.runnable = false;
        t.wakeup = millis == 0 ? 0 : now + millis;
    }

    void wake(Entry t) {
        if (!t.runnable) {
            t.runnable = true;
            queue(t);
        }
        t.wakeup = 0;
        t.lure = null;
    }

    void pass(Entry until) {
        now = Math.max(now, until.wakeup);
    }

    /** Wake who is due, in the order of their times. */
    List<Entry> wakeDue() {
        List<Entry> due = asleep().stream().filter(t -> t.wakeup <= now).toList();
        due.forEach(this::wake);
        return due;
    }

    /** Choose who runs on; the one that ran goes behind its equals. */
    Optional<Entry> choose() {
        if (running != IDLE) {
            queue(thread(running));
        }
        running = IDLE;
        Optional<Entry> chosen = ready().stream().findFirst();
        running = chosen.map(t -> t.number).orElse(IDLE);
        return chosen;
    }
}
