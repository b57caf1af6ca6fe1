/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Judge a scheduler with priorities, {@code uksched-priority}. Any thread. */
public final class PriorityContract implements Contract {
    /** As in the agent's C. */
    static final int START = 1;

    static final int ADD = 2;
    static final int REMOVE = 3;
    static final int ADD_AGAIN = 4;
    static final int BLOCK = 5;
    static final int SLEEP = 6;
    static final int WAKE = 7;
    static final int PASS = 8;
    static final int YIELD = 9;
    static final int YIELD_WOKEN = 10;
    static final int REAL = 11;

    static final int RUNNABLE = 0;
    static final int BLOCKED = 1;

    static final int WORKERS = 3;
    private static final int ROUNDS_ARG = 6;
    private static final int HOUR = 3_600_000;

    @Override
    public List<Case> cases() {
        return PriorityCases.ALL;
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new PriorityDraw(draw).trials(extra);
    }

    @Override
    public Model begin() {
        return new PriorityModel();
    }

    /** Say who writes when, in step REAL: first by urgency, equals in turns, then as their pauses end. */
    static List<Integer> order(Step real) {
        List<Integer> order = new ArrayList<>();
        List<Integer> workers = IntStream.range(0, WORKERS).boxed().toList();
        for (int level = 0; level < PriorityBooks.LEVELS; level++) {
            for (int round = 0; round < real.arg(ROUNDS_ARG); round++) {
                for (int worker : workers) {
                    if (real.arg(worker) == level) {
                        order.add(worker);
                    }
                }
            }
        }
        workers.stream().sorted(comparing(worker -> real.arg(WORKERS + worker))).forEach(order::add);
        return order;
    }

    @Override
    public String words(Step step) {
        if (step.op() == YIELD) {
            return "yield";
        }
        if (step.op() == REAL) {
            return "t0, t1, t2 (priorities " + step.args().subList(0, WORKERS) + ") really run, write " + step.arg(6)
                    + " times each, and once more after pauses of "
                    + step.args().subList(WORKERS, ROUNDS_ARG)
                    + " ms";
        }
        String t = "t" + step.arg(0);
        return switch (step.op()) {
            case START -> "start with " + t + ", priority " + step.arg(1);
            case ADD -> "assign " + t + ", priority " + step.arg(1) + (step.arg(2) == BLOCKED ? ", blocked" : "");
            case REMOVE -> "unassign " + t;
            case ADD_AGAIN -> "assign " + t + " again";
            case BLOCK -> "block " + t;
            case SLEEP -> "block " + t + " for " + time(step.arg(1));
            case WAKE -> "wake " + t;
            case PASS -> "time passes until " + t + " is due";
            case YIELD_WOKEN -> "yield, and before the switch an interrupt wakes " + t;
            default -> "operation " + step.op();
        };
    }

    private static String time(int millis) {
        return millis >= HOUR ? millis / HOUR + " h" : millis + " ms";
    }
}
