/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw one trial of extended contexts, step by step. One thread. */
final class EctxDraw {
    private static final int HALF = 1 << 30;

    private final Draw draw;
    private final List<Step> steps = new ArrayList<>();
    /** Area to the seed of the registers that it holds; 0 if it is fresh. */
    private final Map<Integer, Long> held = new HashMap<>();

    EctxDraw(Draw draw) {
        this.draw = draw;
    }

    static List<Step> wander(Draw draw) {
        EctxDraw trial = new EctxDraw(draw);
        for (int area = 0; area < EctxContract.AREAS; area++) {
            trial.init(area);
        }
        for (int left = 2 + draw.below(3); left > 0; left--) {
            trial.store(draw.below(EctxContract.AREAS));
        }
        for (int area = 0; area < EctxContract.AREAS; area++) {
            trial.load(area);
        }
        return trial.guards().steps();
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    EctxDraw init(int area) {
        held.put(area, 0L);
        steps.add(Step.of(EctxContract.INIT, area, 1 + draw.below(255), seed(), other(), other()));
        return this;
    }

    EctxDraw store(int area) {
        long seed = seed();
        held.put(area, seed);
        steps.add(Step.of(EctxContract.STORE, area, seed, other(), other()));
        return this;
    }

    /** The processor holds something else before, in each word. */
    EctxDraw load(int area) {
        long wanted = held.getOrDefault(area, 0L);
        steps.add(Step.of(EctxContract.LOAD, area, seed(), draw.below(4), draw.below(4), wanted));
        return this;
    }

    EctxDraw guards() {
        steps.add(Step.of(EctxContract.GUARDS));
        return this;
    }

    /** Draw a control number that is not that after a reset. */
    private int other() {
        return 1 + draw.below(3);
    }

    private long seed() {
        return (1L + draw.below(HALF)) << 31 | draw.below(HALF);
    }
}
