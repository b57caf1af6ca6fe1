/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/**
 * Draw contexts to make and to begin. One thread.
 *
 * <p>Wide trials come last: control that gets lost among any numbers may take the kernel with it.
 */
final class EntryDraw {
    private static final int JUMP = 0;
    private static final int ENTRY1 = 2;
    private static final int ENTRY2 = 3;
    private static final int KINDS = 4;
    private static final int DEPTHS = 17;
    private static final int HALF = 1 << 30;

    private final Draw draw;
    private final List<List<Step>> trials = new ArrayList<>();

    private EntryDraw(Draw draw) {
        this.draw = draw;
    }

    static List<List<Step>> trials(Draw draw, int extra) {
        EntryDraw it = new EntryDraw(draw);
        for (int kind = JUMP; kind < KINDS; kind++) {
            for (boolean keepRegs : new boolean[] {false, true}) {
                it.trials.add(List.of(it.make(0, kind, keepRegs, false), it.enter(0, false)));
            }
        }
        it.meanwhile(ENTRY2, ENTRY2);
        it.meanwhile(ENTRY1, draw.below(KINDS));
        draw.shuffle(it.trials);
        it.wide(ENTRY2, false);
        it.wide(ENTRY2, true);
        for (int i = 0; i < extra; i++) {
            it.wide(draw.below(KINDS), draw.coin());
        }
        return it.trials;
    }

    /** Two contexts are made, and begin in either order. */
    private void meanwhile(int first, int second) {
        int next = draw.below(2);
        trials.add(List.of(
                make(0, first, draw.coin(), false),
                make(1, second, draw.coin(), false),
                enter(next, false),
                enter(1 - next, false)));
    }

    private void wide(int kind, boolean keepRegs) {
        trials.add(List.of(make(1, kind, keepRegs, true), enter(1, true)));
    }

    private Step make(int context, int kind, boolean keepRegs, boolean wide) {
        return Step.of(
                EntryContract.MAKE, context, kind, bit(keepRegs), draw.below(DEPTHS), bit(wide), value(), value());
    }

    private Step enter(int context, boolean wide) {
        return Step.of(EntryContract.ENTER, context, value(), bit(wide));
    }

    /** Draw a number that is no name, and no half of it zero. */
    private long value() {
        return (1L + draw.below(HALF - 1)) << 32 | 1L + draw.below(HALF - 1);
    }

    private static int bit(boolean set) {
        return set ? 1 : 0;
    }
}
