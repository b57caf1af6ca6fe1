/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Collect what the steps of one trial show. One thread. */
public final class Findings {
    private final IntFunction<String> place;
    private final List<Finding> found = new ArrayList<>();

    /**
     * Begin with nothing found.
     *
     * @param place says what led to a step, up to the colon before what is expected there
     */
    public Findings(IntFunction<String> place) {
        this.place = place;
    }

    public void right(Situation situation) {
        found.add(new Finding.Right(situation));
    }

    public void wrong(Aspect aspect, int step, Supplier<String> expected, Supplier<String> seen) {
        found.add(new Finding.Wrong(
                aspect, step, false, () -> new Contrast(place.apply(step) + expected.get(), seen.get())));
    }

    public void missing(Aspect aspect, int step) {
        found.add(new Finding.Wrong(
                aspect,
                step,
                true,
                () -> new Contrast(
                        place.apply(step) + "a report", "none: the run ended earlier, or sent something else")));
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
