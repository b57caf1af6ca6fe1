/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw trials for {@link ReallocContract}. One thread. */
final class ReallocDraw {
    private static final int SMALL = 300;
    private static final int LARGE = 20_000;
    private static final int MOST_SHIFT = 14;

    private final Draw draw;

    ReallocDraw(Draw draw) {
        this.draw = draw;
    }

    List<List<Step>> trials(int extra) {
        List<List<Step>> trials = new ArrayList<>();
        trials.add(List.of(malloc(0, small()), realloc(0, SMALL + small())));
        trials.add(List.of(malloc(0, large()), realloc(0, small())));
        trials.add(chain());
        trials.add(chain());
        trials.add(List.of(Step.of(ReallocContract.REALLOC_NULL, 0, small())));
        trials.add(List.of(malloc(0, large()), realloc(0, 0)));
        trials.add(old(ReallocContract.READ_OLD));
        trials.add(old(ReallocContract.WRITE_OLD));
        trials.add(List.of(malloc(0, small()), Step.of(ReallocContract.FREE, 0), again(0)));
        trials.add(List.of(malloc(0, small()), realloc(0, small()), again(0)));
        for (int shift = 3; shift <= MOST_SHIFT; shift++) {
            trials.add(List.of(align(0, draw.coin() ? small() : large(), 1 << shift)));
        }
        for (int align : List.of(0, 3, 4, 24, 8 * (3 + 2 * draw.below(20)), 1 + 2 * draw.below(50))) {
            trials.add(List.of(align(0, small(), align)));
        }
        trials.add(List.of(align(0, 0, 64)));
        trials.add(emptyAlign());
        trials.add(emptyRealloc());
        trials.add(emptyRealloc());
        for (int i = 0; i < extra; i++) {
            trials.add(
                    switch (draw.below(4)) {
                        case 0 -> chain();
                        case 1 -> old(draw.coin() ? ReallocContract.READ_OLD : ReallocContract.WRITE_OLD);
                        case 2 -> List.of(align(0, small(), 8 << draw.below(MOST_SHIFT - 2)), realloc(0, large()));
                        default -> emptyRealloc();
                    });
        }
        return trials;
    }

    private int small() {
        return 1 + draw.below(SMALL);
    }

    private int large() {
        return SMALL + 1 + draw.below(LARGE - SMALL);
    }

    private Step malloc(int slot, int size) {
        return Step.of(ReallocContract.MALLOC, slot, size, draw.below(256));
    }

    private static Step realloc(int slot, int size) {
        return Step.of(ReallocContract.REALLOC, slot, size);
    }

    private Step again(int slot) {
        return Step.of(ReallocContract.REALLOC_OLD, slot, small());
    }

    private static Step align(int slot, int size, int align) {
        return Step.of(ReallocContract.ALIGN, slot, size, align);
    }

    /** Grows and shrinks, with another allocation beside it. */
    private List<Step> chain() {
        return List.of(
                malloc(0, small()),
                malloc(1, small()),
                realloc(0, large()),
                realloc(1, SMALL + small()),
                realloc(0, small()),
                realloc(1, 1 + draw.below(16)));
    }

    private List<Step> old(int op) {
        int size = small();
        return List.of(malloc(0, size), realloc(0, large()), Step.of(op, 0, draw.below(size)));
    }

    private List<Step> emptyAlign() {
        return List.of(Step.of(ReallocContract.EMPTY, 1), align(0, small(), 8 << draw.below(MOST_SHIFT - 2)));
    }

    private List<Step> emptyRealloc() {
        return List.of(
                malloc(0, small()),
                Step.of(ReallocContract.EMPTY, 1),
                realloc(0, large()),
                Step.of(ReallocContract.LOOK, 0),
                Step.of(ReallocContract.EMPTY, 0),
                realloc(0, large()));
    }
}
