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
 * End threads in all ways that there are, and count the numbers that are left; {@code agent/agent.c} performs it. After
 * each end the numbers are counted, so that a lost one shows at once. Any thread.
 */
public final class TidLeakContract implements Contract {
    static final int MAKE = 1;
    static final int RUN = 2;
    static final int EXIT = 3;
    static final int TERMINATE = 4;
    static final int KILL = 5;
    static final int PROCESS = 6;
    static final int RELEASE = 7;
    static final int FAIL = 8;
    static final int FILL = 9;
    static final int LOOK = 10;

    static final int MAIN = -1;

    private static final Step COUNT = Step.of(FILL, 0);
    private static final Step LET_RUN = Step.of(RUN, 0);
    private static final int THREADS = 6;

    @Override
    public List<Case> cases() {
        return TidLeakModel.CASES;
    }

    private static Step make(int thread) {
        return Step.of(MAKE, thread, MAIN);
    }

    private static Step of(int op, int thread) {
        return Step.of(op, thread);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<List<Step>> trials = new ArrayList<>();
        List<Integer> t = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        draw.shuffle(t);
        int a = t.get(0);
        int b = t.get(1);
        int c = t.get(2);
        trials.add(List.of(make(a), of(TERMINATE, a), COUNT));
        trials.add(List.of(make(a), LET_RUN, of(TERMINATE, a), COUNT));
        trials.add(List.of(make(a), LET_RUN, make(b), of(TERMINATE, a), COUNT, of(TERMINATE, b), COUNT));
        trials.add(List.of(make(a), of(RELEASE, 0), COUNT));
        trials.add(List.of(make(a), of(FAIL, 0), COUNT));
        trials.add(List.of(make(a), of(TERMINATE, a), COUNT, make(b), LET_RUN, of(EXIT, b), COUNT));
        trials.add(List.of(make(a), of(TERMINATE, a), COUNT, make(b), make(c), of(LOOK, b), of(LOOK, a)));
        trials.add(process(a, b, c, List.of(of(KILL, draw.coin() ? a : c), COUNT)));
        trials.add(process(a, b, c, List.of(of(TERMINATE, a), COUNT, of(TERMINATE, c), COUNT, of(EXIT, b), COUNT)));
        trials.add(process(a, b, c, List.of(of(TERMINATE, b), COUNT, of(EXIT, a), COUNT, of(TERMINATE, c), COUNT)));
        for (int i = 0; i < extra; i++) {
            trials.add(any(draw));
        }
        draw.shuffle(trials);
        return List.copyOf(trials);
    }

    /** Begin with a process of three threads, a the first. */
    private static List<Step> process(int a, int b, int c, List<Step> then) {
        List<Step> trial = new ArrayList<>(
                List.of(make(a), of(PROCESS, a), LET_RUN, Step.of(MAKE, b, a), Step.of(MAKE, c, a), LET_RUN));
        trial.addAll(then);
        return List.copyOf(trial);
    }

    private static List<Step> any(Draw draw) {
        List<Step> trial = new ArrayList<>();
        boolean[] lives = new boolean[THREADS];
        boolean ended = false;
        for (int i = 0; i < 10; i++) {
            int t = draw.below(THREADS);
            if (!lives[t]) {
                trial.add(make(t));
                lives[t] = true;
            } else {
                trial.add(LET_RUN);
                trial.add(of(ended && draw.coin() ? EXIT : TERMINATE, t));
                trial.add(COUNT);
                lives[t] = false;
                ended = true;
            }
        }
        return List.copyOf(trial);
    }

    @Override
    public Model begin() {
        return new TidLeakModel();
    }

    @Override
    public String words(Step step) {
        String thread = "t" + step.arg(0);
        return switch (step.op()) {
            case MAKE -> "make " + thread + (step.arg(1) == MAIN ? "" : " by t" + step.arg(1));
            case RUN -> "let them run";
            case EXIT -> thread + " exits";
            case TERMINATE -> "terminate " + thread;
            case KILL -> "kill the process of " + thread;
            case PROCESS -> thread + " begins a process";
            case RELEASE -> "make a thread and release it";
            case FAIL -> "fail to make a thread";
            case FILL -> "make as many as there can be";
            default -> "look up the number of " + thread;
        };
    }
}
