/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static org.uklab.exercises.internal.trials.threads.WakeContract.BLOCK;
import static org.uklab.exercises.internal.trials.threads.WakeContract.GIVE;
import static org.uklab.exercises.internal.trials.threads.WakeContract.ROUSE;
import static org.uklab.exercises.internal.trials.threads.WakeContract.START;
import static org.uklab.exercises.internal.trials.threads.WakeContract.TIMEOUT;
import static org.uklab.exercises.internal.trials.threads.WakeContract.WAIT;
import static org.uklab.exercises.internal.trials.threads.WakeContract.WAKE;
import static org.uklab.exercises.internal.trials.threads.WakeWords.RUNNABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw trials: one for each thing that has to be seen, random ones, and at last those in which threads run. */
final class WakeDraw {
    private static final int THREADS = 3;
    private static final int OTHER_FLAGS = 3; // extended context, TLS, or both
    private static final int RANDOM_STEPS = 5;
    private static final int SHORTEST = 1_000;
    private static final int LONGEST = 1_000_000_000;
    /** Half of what the times of running threads are apart at least, ns. */
    private static final long APART = 2_000_000;

    private final Draw draw;
    private final List<List<Step>> trials = new ArrayList<>();
    private List<Step> trial = List.of();
    private int subject;

    WakeDraw(Draw draw) {
        this.draw = draw;
    }

    List<List<Step>> trials(int extra) {
        one(true, true).block();
        one(true, false).block().wake();
        one(false, true).block();
        one(false, false).wake();
        one(true, true).sleep();
        one(false, draw.coin()).sleep().wake();
        one(true, true).never();
        one(true, false).wake().wake();
        one(true, true).sleep().wake();
        one(true, true).sleep().sleep();
        one(true, true).sleep().block();
        one(true, false).sleep();
        interrupts(0);
        interrupts(1);
        for (int i = 0; i < extra; i++) {
            random();
        }
        blockAndWake();
        sleepAll();
        wakeEarly();
        return trials;
    }

    private void begin() {
        trial = new ArrayList<>();
        trials.add(trial);
    }

    /** Begin a trial about one thread, among others. */
    private WakeDraw one(boolean assigned, boolean runnable) {
        begin();
        subject = draw.below(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            if (thread != subject) {
                give(thread, draw.coin(), draw.coin());
            }
        }
        give(subject, assigned, runnable);
        return this;
    }

    private void give(int thread, boolean assigned, boolean runnable) {
        trial.add(Step.of(GIVE, thread, assigned ? 1 : 0, (1 + draw.below(OTHER_FLAGS)) | (runnable ? RUNNABLE : 0)));
    }

    private int irqs() {
        return draw.coin() ? 1 : 0;
    }

    private long span() {
        return SHORTEST + (long) draw.below(LONGEST);
    }

    private WakeDraw block() {
        trial.add(Step.of(BLOCK, subject, irqs()));
        return this;
    }

    private WakeDraw sleep() {
        trial.add(Step.of(TIMEOUT, subject, irqs(), span()));
        return this;
    }

    private void never() {
        trial.add(Step.of(TIMEOUT, subject, irqs(), Long.MAX_VALUE));
    }

    private WakeDraw wake() {
        trial.add(Step.of(WAKE, subject, irqs()));
        return this;
    }

    private void interrupts(int off) {
        one(true, true);
        trial.add(Step.of(BLOCK, subject, off));
        trial.add(Step.of(WAKE, subject, off));
        trial.add(Step.of(TIMEOUT, subject, off, span()));
    }

    private void random() {
        one(draw.coin(), draw.coin());
        for (int i = 0; i < RANDOM_STEPS; i++) {
            subject = draw.below(THREADS);
            switch (draw.below(3)) {
                case 0 -> block();
                case 1 -> sleep();
                default -> wake();
            }
        }
    }

    private List<Long> order() {
        List<Long> order = new ArrayList<>(LongStream.range(0, THREADS).boxed().toList());
        draw.shuffle(order);
        return order;
    }

    private void start(long thread, long nanos) {
        trial.add(Step.of(START, thread, nanos));
    }

    private void pass(long times) {
        trial.add(Step.of(WAIT, 2 * APART * times));
    }

    /** Draw a time that is never over at the end of a whole number of waits. */
    private static long odd(long times) {
        return APART * (2 * times + 1);
    }

    private void blockAndWake() {
        begin();
        order().forEach(thread -> start(thread, 0));
        pass(1);
        order().forEach(thread -> trial.add(Step.of(ROUSE, thread)));
    }

    private void sleepAll() {
        begin();
        List<Long> times = order();
        for (long thread : order()) {
            start(thread, odd(times.get((int) thread) + (long) draw.below(2) * THREADS));
        }
        pass(1 + draw.below(2));
        pass(1 + draw.below(2));
        pass(2L * THREADS);
    }

    private void wakeEarly() {
        begin();
        List<Long> order = order();
        start(order.get(0), odd(3));
        start(order.get(1), odd(2));
        pass(1);
        trial.add(Step.of(ROUSE, order.get(0)));
        pass(4); // the other's time, and then the one that was woken must not come back again
        pass(1);
    }
}
