/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static org.uklab.exercises.internal.trials.threads.CreateContract.ADDRESS;
import static org.uklab.exercises.internal.trials.threads.CreateContract.ENTRY;
import static org.uklab.exercises.internal.trials.threads.CreateContract.FN2;
import static org.uklab.exercises.internal.trials.threads.CreateContract.MAKE;
import static org.uklab.exercises.internal.trials.threads.CreateContract.NO_ECTX;
import static org.uklab.exercises.internal.trials.threads.CreateContract.RELEASE;
import static org.uklab.exercises.internal.trials.threads.CreateContract.RUN;
import static org.uklab.exercises.internal.trials.threads.CreateContract.TLS;
import static org.uklab.exercises.internal.trials.threads.CreateContract.YIELD;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw trials: those in which threads run come last. */
final class CreateDraw {
    private static final int SHORTEST_STACK = 8192;
    private static final int STACK_UNIT = 16;
    private static final int STACK_UNITS = 512;
    private static final int KINDS = 4; // container and functions of 0 to 2 arguments
    private static final int SMALLEST_NUMBER = 1000;

    private final Draw draw;
    private final List<List<Step>> trials = new ArrayList<>();

    CreateDraw(Draw draw) {
        this.draw = draw;
    }

    List<List<Step>> trials(int extra) {
        trial(make(0, length(), TLS, 0, 0), Step.of(YIELD), Step.of(RELEASE));
        trial(make(0, -1, anyParts(), 0, 0), Step.of(RELEASE));
        trial(make(draw.below(KINDS), 0, anyParts(), 0, 0), Step.of(RELEASE));
        trial(make(draw.below(KINDS), length(), 0, 0, 0), Step.of(RELEASE));
        trial(make(draw.below(KINDS), length(), NO_ECTX, 0, 0), Step.of(RELEASE));
        trial(make(draw.below(KINDS), length(), NO_ECTX | TLS, 0, 0), Step.of(RELEASE));
        for (int request = 1; request <= 3; request++) {
            trial(make(draw.below(KINDS), length(), TLS | (draw.coin() ? NO_ECTX : 0), request, 0));
        }
        trial(make(draw.below(KINDS), length(), anyParts(), 0, 1));
        trial(make(0, length(), TLS, 0, 1));
        trial(make(0, length(), anyParts(), 0, 0), entry(ADDRESS), Step.of(YIELD), Step.of(RELEASE));
        for (int kind = 1; kind <= FN2; kind++) {
            trial(make(kind, length(), TLS, 0, 0), Step.of(YIELD), Step.of(RUN));
            trial(make(0, length(), TLS, 0, 0), entry(kind), Step.of(YIELD), Step.of(RUN));
        }
        for (int i = 0; i < extra; i++) {
            int kind = 1 + draw.below(FN2);
            if (draw.coin()) {
                trial(make(kind, length(), anyParts(), 0, 0), Step.of(RUN));
            } else {
                trial(make(0, length(), anyParts(), 0, 0), entry(kind), Step.of(RUN));
            }
        }
        return trials;
    }

    private void trial(Step... steps) {
        trials.add(List.of(steps));
    }

    private int length() {
        return SHORTEST_STACK + STACK_UNIT * draw.below(STACK_UNITS);
    }

    private int anyParts() {
        return draw.below(TLS + NO_ECTX + 1);
    }

    private long number() {
        return SMALLEST_NUMBER + (long) draw.below(Integer.MAX_VALUE - SMALLEST_NUMBER);
    }

    private Step make(int kind, int stack, int parts, int fails, int refuses) {
        return Step.of(MAKE, kind, stack, parts, fails, refuses, number(), number(), number());
    }

    private Step entry(int kind) {
        return Step.of(ENTRY, kind, number(), number());
    }
}
