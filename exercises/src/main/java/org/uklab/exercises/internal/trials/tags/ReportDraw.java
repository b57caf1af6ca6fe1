/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/**
 * Draw trials for {@link ReportContract}. Each motif is about one function: its other lines are of lengths that do no harm to
 * those that are wrong. One thread.
 */
final class ReportDraw {
    private static final int MUCH = 99;

    private static final Step JOIN = Step.of(ReportContract.JOIN);
    private static final Step CLEAR = Step.of(ReportContract.CLEAR);

    /** A text without blanks at its end: how many letters, and which. */
    private record Text(int length, int number) {
        Step add() {
            return Step.of(ReportContract.ADD, length, number, 0);
        }

        Step remove() {
            return Step.of(ReportContract.REMOVE, length, number);
        }
    }

    private final Draw draw;
    private final List<Integer> numbers = new ArrayList<>();

    ReportDraw(Draw draw) {
        this.draw = draw;
    }

    List<List<Step>> trials(int extra) {
        List<List<Step>> trials = new ArrayList<>();
        for (int granules = 1; granules <= 4; granules++) {
            trials.add(List.of(harmless().add(), whole(granules).add()));
            trials.add(
                    List.of(new Text(16 * granules - 1, number()).add(), new Text(16 * granules + 1, number()).add()));
        }
        trials.add(List.of(harmless().add(), blanks(0, 1 + draw.below(15))));
        trials.add(List.of(harmless().add(), blanks(0, 16 * (1 + draw.below(3)))));
        trials.add(List.of(harmless().add(), blanks(0, 0)));
        trials.add(List.of(harmless().add(), blanks(1 + draw.below(40), 1 + draw.below(20))));
        removals(trials);
        joins(trials);
        trials.add(List.of(CLEAR));
        for (int i = 0; i < 3; i++) {
            trials.add(List.of(
                    harmless().add(),
                    harmless().add(),
                    harmless().add(),
                    CLEAR,
                    harmless().add()));
        }
        refusals(trials);
        for (int i = 0; i < extra; i++) {
            trials.add(any());
        }
        return List.copyOf(trials);
    }

    /** Another text than the last 25, whatever its length. */
    private int number() {
        if (numbers.isEmpty()) {
            numbers.addAll(IntStream.range(0, 26).boxed().toList());
            draw.shuffle(numbers);
        }
        return numbers.remove(0);
    }

    private Text harmless() {
        return new Text(16 * draw.below(3) + 1 + draw.below(15), number());
    }

    private Text whole(int granules) {
        return new Text(16 * granules, number());
    }

    private Step blanks(int length, int blanks) {
        return Step.of(ReportContract.ADD, length, number(), blanks);
    }

    private void removals(List<List<Step>> trials) {
        for (int i = 0; i < 2; i++) {
            Text a = harmless();
            Text b = harmless();
            Text c = harmless();
            Step next = harmless().add();
            trials.add(List.of(a.add(), b.add(), c.add(), a.remove(), next, JOIN));
            trials.add(List.of(a.add(), b.add(), c.add(), b.remove(), next, a.remove()));
            trials.add(List.of(a.add(), b.add(), c.add(), c.remove(), next, b.add()));
            trials.add(List.of(a.add(), b.add(), b.add(), c.add(), b.remove(), next));
            trials.add(List.of(a.add(), a.add(), a.remove(), next, b.add()));
            trials.add(List.of(a.add(), b.add(), c.remove(), next));
        }
    }

    private void joins(List<List<Step>> trials) {
        for (int i = 0; i < 3; i++) {
            Text a = harmless();
            Text b = harmless();
            int rest = Math.floorMod(-(a.length() + b.length() + 3), 16);
            if (rest == 0) {
                a = new Text(a.length() == 1 ? 2 : a.length() - 1, a.number());
                rest = Math.floorMod(-(a.length() + b.length() + 3), 16);
            }
            trials.add(List.of(a.add(), b.add(), new Text(rest, number()).add(), JOIN));
            trials.add(List.of(a.add(), b.add(), new Text(rest == 1 ? 2 : rest - 1, number()).add(), JOIN));
        }
        trials.add(List.of(JOIN));
    }

    private void refusals(List<List<Step>> trials) {
        Step again = Step.of(ReportContract.LIMIT, MUCH);
        for (int met = 0; met <= 1; met++) {
            trials.add(List.of(
                    harmless().add(),
                    harmless().add(),
                    Step.of(ReportContract.LIMIT, met),
                    harmless().add(),
                    again,
                    harmless().add()));
        }
        trials.add(List.of(
                harmless().add(),
                harmless().add(),
                Step.of(ReportContract.LIMIT, 0),
                JOIN,
                again,
                harmless().add()));
    }

    private List<Step> any() {
        List<Text> texts = List.of(harmless(), harmless(), whole(1 + draw.below(3)));
        List<Step> trial =
                new ArrayList<>(List.of(draw.pick(texts).add(), draw.pick(texts).add()));
        for (int i = 0; i < 6; i++) {
            trial.add(
                    switch (draw.below(6)) {
                        case 0 -> blanks(draw.below(20), draw.below(20));
                        case 1 -> draw.pick(texts).remove();
                        case 2 -> JOIN;
                        default -> draw.pick(texts).add();
                    });
        }
        trial.add(CLEAR);
        return trial;
    }
}
