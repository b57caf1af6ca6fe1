/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.threads.PriorityBooks.Entry;

/** Write down one trial, and know who runs in it. Used once; one thread. */
final class PriorityTrial {
    private final List<Step> steps = new ArrayList<>();
    private final PriorityModel model = new PriorityModel();
    private final List<Integer> fresh;

    PriorityTrial(Draw draw) {
        fresh = new ArrayList<>(
                IntStream.range(0, PriorityBooks.THREADS).boxed().toList());
        draw.shuffle(fresh);
    }

    List<Step> steps() {
        return steps;
    }

    PriorityBooks books() {
        return model.books();
    }

    private PriorityTrial step(int op, long... args) {
        Step step = Step.of(op, args);
        steps.add(step);
        model.answers(step);
        return this;
    }

    boolean hasFresh() {
        return !fresh.isEmpty();
    }

    private int next() {
        return fresh.remove(0);
    }

    int start(int priority) {
        int t = next();
        step(PriorityContract.START, t, priority);
        return t;
    }

    int add(int priority) {
        int t = next();
        step(PriorityContract.ADD, t, priority, PriorityContract.RUNNABLE);
        return t;
    }

    int addBlocked(int priority) {
        int t = next();
        step(PriorityContract.ADD, t, priority, PriorityContract.BLOCKED);
        return t;
    }

    /** Assign a thread that was refused before, now with a priority in range. */
    PriorityTrial addWelcome(int t, int priority) {
        return step(PriorityContract.ADD, t, priority, PriorityContract.RUNNABLE);
    }

    PriorityTrial remove(int t) {
        return step(PriorityContract.REMOVE, t);
    }

    PriorityTrial addAgain(int t) {
        return step(PriorityContract.ADD_AGAIN, t);
    }

    PriorityTrial block(int t) {
        return step(PriorityContract.BLOCK, t);
    }

    PriorityTrial sleep(int t, int millis) {
        return step(PriorityContract.SLEEP, t, millis);
    }

    PriorityTrial wake(int t) {
        return step(PriorityContract.WAKE, t);
    }

    PriorityTrial pass(int t) {
        return step(PriorityContract.PASS, t);
    }

    PriorityTrial yields() {
        return step(PriorityContract.YIELD);
    }

    PriorityTrial yieldsWoken(int t) {
        return step(PriorityContract.YIELD_WOKEN, t);
    }

    /** Have one after the other run and block, so that the order shows. */
    PriorityTrial drain(int times) {
        for (int i = 0; i < times; i++) {
            yields();
            if (books().running() != PriorityBooks.IDLE) {
                block(books().running());
            }
        }
        return yields();
    }

    List<Integer> asleep() {
        return books().asleep().stream().map(t -> t.number).toList();
    }

    /** List the threads that the scheduler has, running or not. */
    List<Entry> assigned() {
        return IntStream.range(0, PriorityBooks.THREADS)
                .mapToObj(books()::thread)
                .filter(t -> t.assigned)
                .toList();
    }
}
