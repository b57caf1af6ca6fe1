/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.uklab.exercises.CheckResult;

/** Collect what the steps of one trial show. One thread. */
public final class Findings {
    private final int trial;
    private final IntFunction<String> place;
    private final List<Finding> found = new ArrayList<>();

    /**
     * Begin with nothing found.
     *
     * @param trial from 0
     * @param place says what led to a step, such as "step 2 of trial 1 (...)"
     */
    public Findings(int trial, IntFunction<String> place) {
        this.trial = trial;
        this.place = place;
    }

    public void right(Situation situation) {
        found.add(new Finding.Right(situation));
    }

    public void wrong(Aspect aspect, int step, Supplier<String> expected, Supplier<String> seen) {
        found.add(new Finding.Wrong(
                aspect, trial, step, false, () -> new Contrast(after(step) + expected.get(), seen.get())));
    }

    public void missing(Aspect aspect, int step) {
        found.add(new Finding.Wrong(
                aspect, trial, step, true, () -> new Contrast(after(step) + "a report", CheckResult.NOTHING)));
    }

    private String after(int step) {
        return "after " + place.apply(step) + ": ";
    }

    /** Take down a comparison: right in the situation, or wrong at the step. */
    public void compare(
            boolean right, Situation situation, int step, Supplier<String> expected, Supplier<String> seen) {
        if (right) {
            right(situation);
        } else {
            wrong(situation.aspect(), step, expected, seen);
        }
    }

    public List<Finding> found() {
        return found;
    }
}
