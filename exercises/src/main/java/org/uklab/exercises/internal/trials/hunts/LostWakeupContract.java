/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/**
 * Put several at once into a semaphore that threads wait for; {@code agent/agent.c} performs it. Any thread.
 */
public final class LostWakeupContract implements Contract {
    static final int DOWN = 1;
    static final int UP = 2;
    static final int TAKE = 3;
    static final int END = 4;
    static final int RUN = 5;
    static final int IRQS = 6;

    static final int WAITERS = 6;

    /** Longer than all of a trial, ns. */
    private static final long LATE = 60_000_000_000L;

    static final long SOON = 50_000_000;
    private static final long SHORT_RUN = 1_000_000;
    static final long LONG_RUN = 100_000_000;

    @Override
    public List<Case> cases() {
        return LostWakeupModel.CASES;
    }

    private static Step up(int times) {
        return Step.of(UP, times, 0);
    }

    /** Let everybody run; the agent does not see what it is about. */
    private static Step run(Case about) {
        return Step.of(RUN, SHORT_RUN, LostWakeupModel.CASES.indexOf(about));
    }

    private static List<Step> trial(Draw draw, int waiters, long timeout, Step... then) {
        List<Integer> all = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        draw.shuffle(all);
        List<Step> steps = new ArrayList<>();
        all.subList(0, waiters).forEach(waiter -> steps.add(Step.of(DOWN, waiter, timeout)));
        for (Step step : then) {
            // END and DOWN name the place in the row, not the waiter
            boolean named = step.op() == END || step.op() == DOWN;
            steps.add(named ? Step.of(step.op(), all.get(step.arg(0)), named(step)) : step);
        }
        return List.copyOf(steps);
    }

    private static long named(Step step) {
        return step.args().size() > 1 ? step.args().get(1) : 0;
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<List<Step>> trials = new ArrayList<>();
        int quiet = draw.below(2); // the round that puts with interrupts disabled
        for (int round = 0; round < 2; round++) {
            int many = round == 0 ? 4 : 2 + draw.below(3);
            trials.add(trial(draw, many, 0, up(many), run(LostWakeupModel.ALL)));
            trials.add(
                    trial(draw, many + 1, 0, up(many), run(LostWakeupModel.FEWER), up(1), run(LostWakeupModel.NEXT)));
            trials.add(trial(
                    draw,
                    many,
                    0,
                    up(many + 1),
                    run(LostWakeupModel.MORE),
                    Step.of(DOWN, 5),
                    run(LostWakeupModel.MORE)));
            trials.add(trial(
                    draw,
                    4,
                    0,
                    up(2),
                    run(LostWakeupModel.FEWER),
                    up(1),
                    run(LostWakeupModel.NEXT),
                    up(2),
                    run(LostWakeupModel.NEXT)));
            trials.add(trial(
                    draw, 4, 0, up(4), Step.of(TAKE), run(LostWakeupModel.TAKEN), up(1), run(LostWakeupModel.AGAIN)));
            trials.add(trial(draw, 2 + draw.below(3), 0, up(1), Step.of(END, 0), run(LostWakeupModel.GONE)));
            trials.add(trial(draw, 3, 0, up(2), Step.of(END, draw.below(2)), run(LostWakeupModel.GONE_IN_BURST)));
            trials.add(trial(draw, many, LATE, up(many), run(LostWakeupModel.TIMED)));
            trials.add(trial(
                    draw,
                    many,
                    LATE,
                    up(many),
                    run(LostWakeupModel.TIMED),
                    Step.of(DOWN, 5, SOON),
                    Step.of(RUN, LONG_RUN, LostWakeupModel.CASES.indexOf(LostWakeupModel.TOO_LATE)),
                    up(1),
                    run(LostWakeupModel.TOO_LATE)));
            trials.add(trial(
                    draw, many, 0, Step.of(UP, many, round == quiet ? 1 : 0), run(LostWakeupModel.ALL), Step.of(IRQS)));
        }
        for (int i = 0; i < extra; i++) {
            int waiters = 2 + draw.below(4);
            trials.add(trial(
                    draw,
                    waiters,
                    0,
                    up(2),
                    run(LostWakeupModel.FEWER),
                    up(1),
                    Step.of(TAKE),
                    run(LostWakeupModel.AGAIN),
                    up(1 + draw.below(3)),
                    run(LostWakeupModel.NEXT),
                    Step.of(IRQS)));
        }
        draw.shuffle(trials);
        return List.copyOf(trials);
    }

    @Override
    public Model begin() {
        return new LostWakeupModel();
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case DOWN -> "w" + step.arg(0) + " wants one" + (named(step) == SOON ? " within 50 ms" : "");
            case UP -> "put " + step.arg(0) + (step.arg(1) == 0 ? "" : " with interrupts disabled");
            case TAKE -> "main takes one if it can";
            case END -> "terminate w" + step.arg(0);
            case RUN -> step.args().get(0) == LONG_RUN ? "run for 100 ms" : "run";
            default -> "look at the interrupts";
        };
    }
}
