/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collect what the steps of one trial show. One thread. */
final class Findings {
    private final int trialNumber;
    private final Trial trial;
    private final List<Finding> found = new ArrayList<>();

    Findings(int trialNumber, Trial trial) {
        this.trialNumber = trialNumber;
        this.trial = trial;
    }

    void right(Situation situation) {
        found.add(new Finding.Right(situation));
    }

    void wrong(Aspect aspect, int step, Supplier<String> expected, Supplier<String> seen) {
        found.add(new Finding.Wrong(
                aspect,
                step,
                false,
                () -> new Words.Contrast(Words.place(trialNumber, trial, step) + expected.get(), seen.get())));
    }

    void missing(Aspect aspect, int step) {
        found.add(new Finding.Wrong(
                aspect,
                step,
                true,
                () -> new Words.Contrast(
                        Words.place(trialNumber, trial, step) + "a report",
                        "none: the run ended earlier, or sent something else")));
    }

    /** Take down a comparison: right in the situation, or wrong at the step. */
    void compare(boolean right, Situation situation, int step, Supplier<String> expected, Supplier<String> seen) {
        if (right) {
            right(situation);
        } else {
            wrong(situation.aspect(), step, expected, seen);
        }
    }

    List<Finding> found() {
        return found;
    }
}
