/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw templates, and what is read of the areas made of them. One thread. */
final class TlsDraw {
    private static final List<Integer> VARIANTS = List.of(1, 2);
    private static final List<Integer> SMALL = List.of(2, 4, 8);
    private static final List<Integer> LARGE = List.of(64, 128);
    private static final List<Integer> ANY = List.of(1, 4, 8, 16, 32, 64);
    private static final int MOST_DATA = 12;
    private static final int MOST_WORDS_OF_TCB = 26;
    private static final int LEAST_TCB_I = 16;
    private static final int WINDOW = 12;

    private final Draw draw;
    private final List<List<Step>> trials = new ArrayList<>();

    private TlsDraw(Draw draw) {
        this.draw = draw;
    }

    static List<List<Step>> trials(Draw draw, int extra) {
        TlsDraw it = new TlsDraw(draw);
        for (int variant : VARIANTS) {
            it.layouts(variant);
            it.fills(variant);
        }
        for (int i = 0; i < extra; i++) {
            it.all(it.area(draw.pick(VARIANTS), draw.pick(ANY), it.tcb()));
        }
        draw.shuffle(it.trials);
        return it.trials;
    }

    /** Each alignment with each kind of TCB, and a program without variables. */
    private void layouts(int variant) {
        int least = variant == 1 ? LEAST_TCB_I : TlsArea.POINTER;
        for (List<Integer> aligns : List.of(SMALL, LARGE)) {
            trials.add(List.of(layout(area(variant, draw.pick(aligns), least))));
            trials.add(List.of(layout(area(variant, draw.pick(aligns), tcb()))));
        }
        trials.add(List.of(layout(area(variant, 16, tcb()))));
        trials.add(List.of(layout(new TlsArea(variant, 0, 0, 0, tcb()))));
    }

    /** Each part of an area in a trial of its own, read to its last byte but for long ones. */
    private void fills(int variant) {
        TlsArea area = area(variant, draw.pick(SMALL), tcb());
        trials.add(List.of(fill(area), data(area)));
        area = area(variant, draw.pick(ANY), tcb());
        trials.add(List.of(fill(area), zeros(area)));
        area = area(variant, draw.pick(ANY), tcb());
        trials.add(List.of(fill(area), tcb(area)));
        area = area(variant, 64, tcb());
        trials.add(List.of(fill(area), padding(area)));
        area = area(variant, draw.pick(ANY), tcb());
        trials.add(List.of(fill(area), data(area), before(), behind(area)));
        if (!area.above()) {
            area = area(variant, draw.pick(ANY), tcb());
            trials.add(List.of(fill(area), Step.of(TlsContract.POINTER, area.tlsp())));
        }
    }

    private void all(TlsArea area) {
        trials.add(List.of(layout(area), fill(area), data(area), zeros(area), tcb(area), before(), behind(area)));
    }

    /** Draw variables; those without a first value never fill the last of their alignments. */
    private TlsArea area(int variant, int align, int tcbLen) {
        int data = 1 + draw.below(MOST_DATA);
        int len = data + 1 + draw.below(MOST_DATA);
        return new TlsArea(variant, data, align > 1 && len % align == 0 ? len + 1 : len, align, tcbLen);
    }

    private int tcb() {
        return LEAST_TCB_I + TlsArea.POINTER * (1 + draw.below(MOST_WORDS_OF_TCB));
    }

    private static Step layout(TlsArea area) {
        return Step.of(
                TlsContract.LAYOUT,
                area.variant(),
                area.dataLen(),
                area.varsLen(),
                area.templateAlign(),
                area.tcbLen());
    }

    private Step fill(TlsArea area) {
        return Step.of(
                TlsContract.FILL,
                area.variant(),
                area.dataLen(),
                area.varsLen(),
                area.templateAlign(),
                area.tcbLen(),
                draw.below(256),
                1 + draw.below(255));
    }

    private static Step read(int from, int to) {
        return Step.of(TlsContract.READ, from, Math.min(2 * WINDOW, to - from));
    }

    private static Step data(TlsArea area) {
        return read(area.vars(), area.vars() + area.dataLen());
    }

    private static Step zeros(TlsArea area) {
        return read(area.vars() + area.dataLen(), area.vars() + area.varsLen());
    }

    private static Step tcb(TlsArea area) {
        int from = area.tcb() + (area.above() ? 0 : TlsArea.POINTER);
        int to = area.tcb() + area.tcbLen();
        return read(Math.max(from, to - 2 * WINDOW), to);
    }

    /** Between TCB and variables, in either order. */
    private static Step padding(TlsArea area) {
        return area.above()
                ? read(area.tcb() + area.tcbLen(), area.vars())
                : read(area.vars() + area.varsLen(), area.tlsp());
    }

    private static Step before() {
        return read(-WINDOW, 0);
    }

    private static Step behind(TlsArea area) {
        return read(area.len(), area.len() + WINDOW);
    }
}
