/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.starting;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/**
 * Run a student's test suite against implementations that are right or wrong, in an order that is drawn; the agent's
 * {@code copies.c} has them.
 *
 * <p>Each trial begins with a wrong one, and is judged no further if the suite lets that pass: so a suite that never fails has
 * not shown that it accepts what is right.
 */
public final class SuiteContract implements Contract {
    private static final int RUN = 1;
    private static final int MOST_MORE = 3;

    private record Copy(Case about, String words) {}

    private static Copy right(String words) {
        return new Copy(new Case("right", "the function " + words), words);
    }

    private static Copy wrong(String check, String words) {
        return new Copy(new Case(check, "the function " + words), words);
    }

    private static final List<Copy> RIGHT =
            List.of(right("copies byte by byte"), right("copies at once"), right("copies backwards"));

    private static final List<Copy> WRONG = List.of(
            wrong("unterminated", "leaves a text that it cuts without a terminator"),
            wrong("overrun", "writes a byte behind the room when it cuts"),
            wrong("length", "returns how much it copied, not how long the text is"),
            wrong("no-room", "writes a terminator where there is no room"),
            wrong("exact", "cuts a text that just fits"),
            wrong("behind", "fills the rest of the room with zeros"),
            wrong("empty", "does nothing for an empty text"));

    private static final List<Copy> COPIES = new ArrayList<>();

    static {
        COPIES.addAll(RIGHT);
        COPIES.addAll(WRONG);
    }

    @Override
    public List<Case> cases() {
        return COPIES.stream().map(Copy::about).toList();
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<List<Step>> trials = new ArrayList<>();
        for (int wrong = RIGHT.size(); wrong < COPIES.size(); wrong++) {
            for (int right = 0; right < RIGHT.size(); right++) {
                trials.add(trial(draw, wrong, right));
            }
        }
        for (int i = 0; i < extra; i++) {
            trials.add(trial(draw, anyWrong(draw), draw.below(RIGHT.size())));
        }
        draw.shuffle(trials);
        return trials;
    }

    private static int anyWrong(Draw draw) {
        return RIGHT.size() + draw.below(WRONG.size());
    }

    private static List<Step> trial(Draw draw, int wrong, int right) {
        List<Step> later = new ArrayList<>(List.of(Step.of(RUN, right)));
        for (int more = draw.below(MOST_MORE); more > 0; more--) {
            later.add(Step.of(RUN, draw.coin() ? draw.below(RIGHT.size()) : anyWrong(draw)));
        }
        draw.shuffle(later);
        later.add(0, Step.of(RUN, wrong));
        return later;
    }

    @Override
    public Model begin() {
        return step -> {
            Copy copy = COPIES.get(step.arg(0));
            return List.of(Answer.is(
                    copy.about(),
                    "the suite",
                    RIGHT.contains(copy) ? 0 : 1,
                    failed -> failed == 0 ? "passes" : "fails"));
        };
    }

    @Override
    public String words(Step step) {
        return "the function " + COPIES.get(step.arg(0)).words();
    }
}
