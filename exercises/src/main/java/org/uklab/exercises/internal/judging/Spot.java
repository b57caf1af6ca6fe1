/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.List;
import java.util.Optional;

/**
 * Name the trial, from 0, that a student should look at. Immutable.
 *
 * @param wrong the step after which something was seen wrong, from 1; 0 if nothing was
 */
public record Spot(int trial, int wrong) {

    /** Choose where the first failed check is shown best, else where the run ended, else the first trial. */
    public static Spot of(Tally tally, List<? extends Aspect> checks, Progress end, int trials) {
        return checks.stream()
                .map(tally::worst)
                .flatMap(Optional::stream)
                .filter(worst -> !worst.missing())
                .findFirst()
                .map(worst -> new Spot(worst.trial(), worst.step()))
                .orElseGet(() -> new Spot(end.trial() < trials ? end.trial() : 0, 0));
    }
}
