/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.threads.PriorityBooks.Entry;

/**
 * Draw trials for a scheduler with priorities. Used once; one thread.
 *
 * <p>Times are hours if nobody shall be due, and otherwise some 20 ms apart: far more than the steps between them take.
 */
final class PriorityDraw {
    private static final int TICK = 20;
    private static final int HOUR = 3_600_000;
    private static final int EXTRA_STEPS = 9;

    private final Draw draw;
    private final List<List<Step>> trials = new ArrayList<>();

    PriorityDraw(Draw draw) {
        this.draw = draw;
    }

    List<List<Step>> trials(int extra) {
        order();
        turns();
        woken();
        blocked();
        sleepers();
        left();
        back();
        notLost();
        idle();
        for (int i = 0; i < extra; i++) {
            random();
        }
        refused();
        real();
        real();
        return trials;
    }

    private PriorityTrial trial() {
        PriorityTrial trial = new PriorityTrial(draw);
        trials.add(trial.steps());
        return trial;
    }

    /** Draw a level that is neither the first nor the last. */
    private int middle() {
        return 2 + draw.below(PriorityBooks.LEVELS - 4);
    }

    private int above(int level) {
        return draw.below(level);
    }

    private int below(int level) {
        return level + 1 + draw.below(PriorityBooks.LEVELS - 1 - level);
    }

    private void order() {
        for (int i = 0; i < 2; i++) {
            PriorityTrial t = trial();
            List<Integer> levels = new ArrayList<>(
                    IntStream.range(0, PriorityBooks.LEVELS).boxed().toList());
            draw.shuffle(levels);
            t.start(levels.get(0));
            levels.subList(1, 5).forEach(t::add);
            t.drain(5);
        }
        PriorityTrial urgentLast = trial();
        int level = middle();
        urgentLast.start(below(level));
        urgentLast.add(level);
        urgentLast.add(above(level));
        urgentLast.yields().yields().drain(2);

        PriorityTrial keeps = trial();
        level = middle();
        keeps.start(level);
        keeps.add(below(level));
        keeps.add(below(level));
        keeps.yields().yields().drain(3);
    }

    private void turns() {
        PriorityTrial behind = trial();
        int level = draw.below(PriorityBooks.LEVELS);
        behind.start(level);
        for (int i = 0; i < 3; i++) {
            behind.add(level);
        }
        for (int i = 0; i < 5; i++) {
            behind.yields();
        }

        PriorityTrial arrival = trial();
        level = 1 + draw.below(PriorityBooks.LEVELS - 1);
        arrival.start(level);
        for (int i = 0; i < 4; i++) {
            arrival.add(level - 1);
        }
        arrival.drain(4);
    }

    private void woken() {
        PriorityTrial urgent = trial();
        int level = middle();
        urgent.start(level);
        int woken = urgent.addBlocked(above(level));
        urgent.add(level);
        urgent.yields().wake(woken).yields().drain(2);

        PriorityTrial turn = trial();
        level = middle();
        turn.start(below(level));
        int first = turn.add(level);
        turn.add(level);
        turn.add(level);
        turn.yields().block(first).yields().wake(first);
        turn.add(level);
        turn.drain(4);
    }

    private void blocked() {
        PriorityTrial t = trial();
        int level = middle();
        t.start(below(level));
        int ready = t.add(level);
        t.add(level);
        t.addBlocked(above(level));
        t.block(ready).drain(2);

        PriorityTrial last = trial();
        last.start(below(level));
        int first = last.add(level);
        int end = last.add(level);
        last.block(end);
        last.add(level);
        last.block(first).drain(2);
    }

    private void sleepers() {
        PriorityTrial early = trial();
        int level = middle();
        early.start(below(level));
        int t = early.add(level);
        early.yields().sleep(t, hours()).yields().yields();
        early.wake(t).yields();

        PriorityTrial due = trial();
        due.start(below(level));
        t = due.add(level);
        due.yields().sleep(t, ticks(1)).yields().pass(t).yields().drain(1);

        PriorityTrial itself = trial();
        t = itself.start(level);
        itself.add(below(level));
        itself.sleep(t, ticks(1)).pass(t).yields().drain(2);

        together(List.of(4, 4, 4, 4));
        together(List.of(6, 3, 4, 2));

        PriorityTrial old = trial();
        old.start(below(level));
        t = old.add(above(level));
        int other = old.add(level);
        old.yields().sleep(t, ticks(1)).wake(t).yields().block(t);
        old.sleep(other, ticks(3)).pass(other).yields().yields();

        PriorityTrial changed = trial();
        changed.start(below(level));
        t = changed.add(above(level));
        other = changed.add(level);
        changed.yields().sleep(t, hours()).sleep(t, ticks(1)).pass(t).yields();
        changed.sleep(t, ticks(1)).block(t).sleep(other, ticks(2)).pass(other).yields();
    }

    /** Draw an order in which the least does not come first. */
    private List<Integer> unsorted(List<Integer> greater, int least) {
        List<Integer> order = new ArrayList<>(greater);
        draw.shuffle(order);
        order.add(1 + draw.below(greater.size()), least);
        return order;
    }

    /** Have sleepers of these levels be due at once, though for different times. */
    private void together(List<Integer> levels) {
        PriorityTrial together = trial();
        together.start(PriorityBooks.LEVELS - 1);
        List<Integer> lengths = unsorted(List.of(2, 3, 4), 1);
        int longest = 0;
        for (int length : lengths) {
            int t = together.add(levels.get(length - 1));
            together.sleep(t, ticks(length));
            longest = length == 4 ? t : longest;
        }
        together.pass(longest).drain(4);
    }

    private void left() {
        for (int i = 0; i < 3; i++) {
            PriorityTrial ready = trial();
            int level = middle();
            ready.start(below(level));
            List<Integer> equals = List.of(ready.add(level), ready.add(level), ready.add(level));
            ready.remove(equals.get(i));
            ready.add(level);
            ready.drain(3);
        }
        PriorityTrial asleep = trial();
        int level = middle();
        asleep.start(below(level));
        int gone = asleep.add(above(level));
        int other = asleep.add(level);
        List<Integer> both = new ArrayList<>(List.of(gone, other));
        draw.shuffle(both);
        both.forEach(t -> asleep.sleep(t, ticks(t == other ? 2 : 1)));
        asleep.remove(gone).pass(other).yields().drain(1);

        PriorityTrial running = trial();
        int first = running.start(above(level));
        running.add(level);
        running.remove(first).yields().yields();

        PriorityTrial blocked = trial();
        blocked.start(below(level));
        gone = blocked.addBlocked(level);
        blocked.add(level);
        blocked.add(level);
        blocked.remove(gone).drain(3);
    }

    private void back() {
        PriorityTrial running = trial();
        int level = middle();
        int t = running.start(level);
        running.add(below(level));
        running.remove(t).addAgain(t).yields().block(t).yields();

        PriorityTrial ready = trial();
        ready.start(below(level));
        t = ready.add(level);
        ready.add(level);
        ready.remove(t).addAgain(t).drain(2);

        PriorityTrial asleep = trial();
        asleep.start(below(level));
        t = asleep.add(level);
        asleep.sleep(t, ticks(1)).remove(t).addAgain(t).yields().pass(t).yields();

        PriorityTrial blocked = trial();
        blocked.start(below(level));
        t = blocked.add(level);
        blocked.block(t).remove(t).addAgain(t).yields().wake(t).yields();
    }

    private void notLost() {
        PriorityTrial lost = trial();
        int level = middle();
        int first = lost.start(above(level));
        lost.add(level);
        lost.block(first).yieldsWoken(first).yields();

        PriorityTrial asleep = trial();
        first = asleep.start(above(level));
        asleep.add(level);
        asleep.sleep(first, hours()).yieldsWoken(first).yields();

        PriorityTrial stays = trial();
        first = stays.start(above(level));
        stays.add(level);
        stays.block(first).wake(first).yields().block(first).yields();
    }

    private void idle() {
        PriorityTrial good = trial();
        int t = good.start(draw.below(PriorityBooks.LEVELS));
        good.block(t).yields().wake(t).yields();

        PriorityTrial until = trial();
        int level = middle();
        int first = until.start(level);
        List<Integer> hours = unsorted(List.of(4, 6), 2);
        int soonest = 0;
        for (int hour : hours) {
            t = until.add(draw.below(PriorityBooks.LEVELS));
            until.sleep(t, hour * HOUR);
            soonest = hour == 2 ? t : soonest;
        }
        until.block(first).yields().wake(soonest).yields().block(soonest).yields();
        until.asleep().forEach(until::wake);
        until.drain(2);
    }

    private void refused() {
        PriorityTrial t = trial();
        t.start(draw.below(PriorityBooks.LEVELS));
        int refused = t.add(PriorityBooks.LEVELS);
        t.yields().addWelcome(refused, 0).drain(2);

        PriorityTrial far = trial();
        far.start(draw.below(PriorityBooks.LEVELS));
        far.add(PriorityBooks.LEVELS + 1 + draw.below(1000));
        far.yields();
    }

    private void real() {
        List<Long> pauses = new ArrayList<>(List.of(10L, 20L, 30L));
        draw.shuffle(pauses);
        int level = 1 + draw.below(PriorityBooks.LEVELS - 3);
        List<Integer> levels = new ArrayList<>(List.of(level, level, draw.coin() ? level - 1 : level + 1));
        draw.shuffle(levels);
        trials.add(List.of(Step.of(
                PriorityContract.REAL,
                levels.get(0),
                levels.get(1),
                levels.get(2),
                pauses.get(0),
                pauses.get(1),
                pauses.get(2),
                2 + draw.below(2))));
    }

    private void random() {
        PriorityTrial t = trial();
        int levels = 2 + draw.below(2);
        t.start(draw.below(levels));
        t.add(draw.below(levels));
        t.add(draw.below(levels));
        for (int i = 0; i < EXTRA_STEPS; i++) {
            Entry one = draw.pick(t.assigned());
            switch (draw.below(7)) {
                case 0 -> add(t, draw.below(levels));
                case 1 -> sleepOrWake(t, one);
                case 2 -> blockOrWake(t, one);
                case 3 -> t.remove(one.number).addAgain(one.number);
                default -> t.yields();
            }
        }
        t.drain(2);
    }

    private void add(PriorityTrial t, int level) {
        if (!t.hasFresh()) {
            t.yields();
        } else if (draw.coin()) {
            t.add(level);
        } else {
            t.addBlocked(level);
        }
    }

    private void sleepOrWake(PriorityTrial t, Entry one) {
        if (one.runnable) {
            int apart = t.steps().size(); // no two at the same time
            t.sleep(one.number, (draw.coin() ? 100 + apart : 100 - apart) * HOUR);
        } else {
            t.wake(one.number);
        }
    }

    private static void blockOrWake(PriorityTrial t, Entry one) {
        if (one.runnable) {
            t.block(one.number);
        } else {
            t.wake(one.number);
        }
    }

    private int ticks(int count) {
        return count * TICK + draw.below(TICK / 4);
    }

    private int hours() {
        return (1 + draw.below(20)) * HOUR;
    }
}
