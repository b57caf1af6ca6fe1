/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;

/**
 * Make results of findings. Immutable.
 *
 * <p>A check passes if nothing was found wrong and each of its situations was seen to go right.
 *
 * @param situations all that the family has
 */
public record Tally(List<? extends Situation> situations, List<Finding> findings) {
    public Tally {
        situations = List.copyOf(situations);
        findings = List.copyOf(findings);
    }

    /** Say how a check went that is about the aspect. */
    public CheckResult result(Check check, Aspect aspect) {
        Optional<Finding.Wrong> worst = worst(aspect);
        if (worst.isPresent()) {
            Contrast words = worst.get().words().get();
            return failed(check, words.expected(), words.seen());
        }
        Map<Situation, Integer> shown = shown(aspect);
        for (Situation situation : situations) {
            if (situation.aspect().equals(aspect) && !shown.containsKey(situation)) {
                return failed(
                        check,
                        "to see at least once what happens when " + situation.words(),
                        "never: what comes before it already went wrong");
            }
        }
        int times = shown.values().stream().mapToInt(Integer::intValue).sum();
        return new CheckResult(check.id(), true, check.points(), "right each time", "right " + times + " times");
    }

    /** Find what is wrong about the aspect after the fewest steps: that shows it best. */
    Optional<Finding.Wrong> worst(Aspect aspect) {
        return findings.stream()
                .filter(f -> f.aspect().equals(aspect) && f instanceof Finding.Wrong)
                .map(Finding.Wrong.class::cast)
                .min(Comparator.comparing(Finding.Wrong::missing).thenComparing(Finding.Wrong::step));
    }

    private Map<Situation, Integer> shown(Aspect aspect) {
        Map<Situation, Integer> shown = new HashMap<>();
        for (Finding finding : findings) {
            if (finding instanceof Finding.Right right && right.aspect().equals(aspect)) {
                shown.merge(right.situation(), 1, Integer::sum);
            }
        }
        return shown;
    }

    /** Fail a check. */
    public static CheckResult failed(Check check, String expected, String seen) {
        return new CheckResult(check.id(), false, check.points(), expected, seen);
    }
}
