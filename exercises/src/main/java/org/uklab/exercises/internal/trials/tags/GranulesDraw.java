/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/**
 * Draw trials for {@link GranulesContract}. One thread.
 *
 * <p>Tags are random, so a solution that does not exclude what it must may be lucky. Most masks therefore leave one tag, and
 * it is asked often: over all trials, luck is less than one in a million.
 */
final class GranulesDraw {
    private static final int TIMES = 8;
    private static final int ROUNDS = 3;
    /** More than fit into a page's beginning, fewer than the rest of the arena. */
    private static final int LONGEST = 12;

    private final Draw draw;

    GranulesDraw(Draw draw) {
        this.draw = draw;
    }

    List<List<Step>> trials(int extra) {
        List<List<Step>> trials = new ArrayList<>();
        trials.add(pointers());
        trials.add(memory());
        for (int round = 0; round < ROUNDS; round++) {
            trials.add(old(round == 0 ? 1 : longer()));
            trials.add(beside(round == 0 ? 1 : longer()));
            trials.add(reach());
            trials.add(clear(round == 0 ? 1 : longer()));
        }
        trials.add(avoid());
        trials.add(noneLeft());
        trials.add(again());
        trials.add(nothing());
        for (int i = 0; i < extra; i++) {
            trials.add(
                    switch (draw.below(5)) {
                        case 0 -> old(longer());
                        case 1 -> beside(longer());
                        case 2 -> avoid();
                        case 3 -> clear(longer());
                        default -> reach();
                    });
        }
        return trials;
    }

    private int longer() {
        return 2 + draw.below(LONGEST - 1);
    }

    private int place(int count) {
        return 2 + draw.below(Granules.COUNT - count - 4);
    }

    private List<Step> pointers() {
        List<Step> trial = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            int above = i < TIMES / 2 ? 0 : 1 + draw.below(15);
            trial.add(Step.of(
                    GranulesContract.OF_POINTER,
                    draw.below(Granules.COUNT * Granules.BYTES),
                    above << 4 | 1 + draw.below(15)));
        }
        return trial;
    }

    /** Each of some granules has a tag of its own; pointers have others. */
    private List<Step> memory() {
        List<Step> trial = new ArrayList<>();
        List<Integer> tags = Tags.draw(draw, TIMES);
        int first = place(TIMES);
        for (int i = 0; i < TIMES; i++) {
            trial.add(Step.of(GranulesContract.SET, first + i, 1, tags.get(i)));
            int inside = i % 2 == 0 ? 0 : 1 + draw.below(Granules.BYTES - 1);
            int other = tags.get((i + 1 + draw.below(TIMES - 1)) % TIMES);
            trial.add(Step.of(GranulesContract.OF_MEMORY, (first + i) * Granules.BYTES + inside, other));
        }
        return trial;
    }

    /** One tag is left, and the one that the region has. */
    private List<Step> old(int count) {
        List<Step> trial = new ArrayList<>();
        int first = place(count);
        List<Integer> tags = Tags.draw(draw, 1 + TIMES);
        trial.add(Step.of(GranulesContract.SET, first, count, tags.get(0)));
        for (int i = 0; i < TIMES; i++) {
            int left = 1 << tags.get(i) | 1 << tags.get(i + 1);
            trial.add(region(first, count, tags.get(i), Tags.ALL & ~left));
        }
        return trial;
    }

    /** One tag is left, and the two of the granules beside the region. */
    private List<Step> beside(int count) {
        List<Step> trial = new ArrayList<>();
        int first = place(count);
        List<Integer> tags = Tags.draw(draw, 3 + TIMES);
        int before = tags.get(0);
        int behind = tags.get(1);
        trial.add(Step.of(GranulesContract.SET, first - 1, 1, before));
        trial.add(Step.of(GranulesContract.SET, first + count, 1, behind));
        for (int i = 0; i < TIMES; i++) {
            int left = 1 << before | 1 << behind | 1 << tags.get(3 + i);
            trial.add(region(first, count, draw.coin() ? before : behind, Tags.ALL & ~left));
        }
        return trial;
    }

    /** A few are left. */
    private List<Step> avoid() {
        List<Step> trial = new ArrayList<>();
        int count = longer();
        int first = place(count);
        for (int i = 0; i < TIMES; i++) {
            List<Integer> tags = Tags.draw(draw, 4);
            int left = 1 << tags.get(0) | 1 << tags.get(1) | 1 << tags.get(2);
            trial.add(region(first, count, tags.get(3), Tags.ALL & ~left));
            trial.add(Step.of(GranulesContract.SET, first, count, 0));
        }
        return trial;
    }

    private List<Step> noneLeft() {
        List<Step> trial = new ArrayList<>();
        int count = longer();
        int first = place(count);
        int tag = 1 + draw.below(14);
        trial.add(Step.of(GranulesContract.SET, first, count, tag));
        for (int i = 0; i < TIMES; i++) {
            trial.add(region(first, count, tag, draw.coin() ? Tags.ALL : Tags.ALL & ~Tags.NEVER));
        }
        return trial;
    }

    private Step region(int first, int count, int tagOfPointer, int avoid) {
        return Step.of(GranulesContract.REGION, first, count, tagOfPointer, avoid);
    }

    private List<Step> again() {
        int count = longer();
        return List.of(Step.of(GranulesContract.AGAIN, place(count), count));
    }

    private List<Step> clear(int count) {
        int first = place(count);
        List<Integer> tags = Tags.draw(draw, 2);
        return List.of(
                Step.of(GranulesContract.SET, first - 1, count + 2, tags.get(0)),
                Step.of(GranulesContract.CLEAR, first, count, tags.get(draw.below(2))));
    }

    /** A run of one tag, another behind it. */
    private List<Step> reach() {
        List<Step> trial = new ArrayList<>();
        int count = longer();
        int first = place(count + 1);
        List<Integer> tags = Tags.draw(draw, 3);
        trial.add(Step.of(GranulesContract.SET, first, count, tags.get(0)));
        trial.add(Step.of(GranulesContract.SET, first + count, 1, draw.coin() ? tags.get(1) : 0));
        int end = (first + count) * Granules.BYTES;
        for (int i = 0; i < TIMES; i++) {
            int place = first * Granules.BYTES + draw.below(count * Granules.BYTES);
            int left = end - place;
            int size = switch (i) {
                case 0 -> left;
                case 1 -> left + 1;
                case 2 -> 1 + draw.below(left);
                default -> 1 + draw.below(left + Granules.BYTES);
            };
            trial.add(Step.of(GranulesContract.REACH, place, size, tags.get(0)));
            trial.add(Step.of(GranulesContract.REACH, place, size, tags.get(2)));
        }
        return trial;
    }

    private List<Step> nothing() {
        List<Integer> tags = Tags.draw(draw, 3);
        int first = place(4);
        return List.of(
                Step.of(GranulesContract.SET, first, 4, tags.get(0)),
                region(first + 1, 0, tags.get(1), 0),
                Step.of(GranulesContract.CLEAR, first + 2, 0, tags.get(2)));
    }
}
