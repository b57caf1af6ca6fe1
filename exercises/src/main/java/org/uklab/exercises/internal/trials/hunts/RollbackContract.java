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
 * Refuse threads while they are made, and see who is told; {@code agent/agent.c} performs it. Every trial begins with a
 * refusal that must be undone. Any thread.
 */
public final class RollbackContract implements Contract {
    static final int MAKE = 1;
    static final int RELEASE = 2;
    static final int RESULT = 3;
    static final int MEMORY = 4;
    static final int STRAYS = 5;

    static final int BOTH = 0;
    static final int TLS = 1;
    static final int ECTX = 2;

    static final int NONE = -1;

    private static final Step END = Step.of(RELEASE);

    @Override
    public List<Case> cases() {
        return RollbackModel.CASES;
    }

    private static Step refused(Draw draw, int kind, int entry) {
        return Step.of(MAKE, kind, entry, -1 - draw.below(500));
    }

    private static Step made(int kind) {
        return Step.of(MAKE, kind, NONE, 0);
    }

    /** Draw a refusal right after an entry that has something to undo. */
    private static Step undone(Draw draw) {
        return draw.pick(List.of(
                refused(draw, BOTH, 1 + draw.below(4)),
                refused(draw, BOTH, 6),
                refused(draw, TLS, 2),
                refused(draw, ECTX, 4)));
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<List<Step>> trials = new ArrayList<>();
        trials.add(List.of(refused(draw, BOTH, 1)));
        for (int entry = 2; entry <= 4; entry++) {
            trials.add(List.of(refused(draw, BOTH, entry)));
        }
        trials.add(List.of(refused(draw, TLS, 2)));
        trials.add(List.of(refused(draw, ECTX, 4)));
        trials.add(List.of(refused(draw, BOTH, 6)));
        trials.add(List.of(undone(draw), refused(draw, BOTH, 0), refused(draw, TLS, 1), refused(draw, ECTX, 3)));
        for (int kind = BOTH; kind <= ECTX; kind++) {
            trials.add(List.of(undone(draw), made(kind), END));
            trials.add(List.of(undone(draw), Step.of(MEMORY), made(kind), Step.of(RESULT), END, Step.of(MEMORY)));
        }
        trials.add(List.of(undone(draw), Step.of(RESULT), undone(draw), Step.of(RESULT)));
        trials.add(List.of(undone(draw), Step.of(STRAYS), made(BOTH), END, Step.of(STRAYS)));
        for (int i = 0; i < extra; i++) {
            int kind = draw.below(3);
            trials.add(List.of(
                    undone(draw),
                    Step.of(RESULT),
                    refused(draw, kind, draw.below(7)),
                    END,
                    made(kind),
                    END,
                    undone(draw)));
        }
        draw.shuffle(trials);
        return trials.stream().map(RollbackContract::possible).toList();
    }

    /** Leave out ends of threads that were not made, and make none beside another. */
    private static List<Step> possible(List<Step> trial) {
        List<Step> steps = new ArrayList<>();
        boolean lives = false;
        for (Step step : trial) {
            boolean end = step.op() == RELEASE;
            if (!end || lives) {
                steps.add(step);
            }
            lives = step.op() == MAKE ? !RollbackModel.refuses(step) : lives && !end;
        }
        return List.copyOf(steps);
    }

    @Override
    public Model begin() {
        return new RollbackModel();
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case MAKE -> {
                String kind =
                        List.of("", " without extended context", " without TLS").get(step.arg(0));
                String entry = step.arg(1) == NONE ? "" : ", e" + step.arg(1) + " fails with " + step.arg(2);
                yield "make a thread" + kind + entry;
            }
            case RELEASE -> "release the thread";
            case RESULT -> "ask what that returned";
            case MEMORY -> "count allocations";
            default -> "count calls with a strange TLS";
        };
    }
}
