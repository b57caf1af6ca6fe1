/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Findings;

/**
 * Look at one performed step: what was asked, what was seen before and after. One thread, as the findings.
 *
 * @param at number of the step, from 1
 */
record Look(Findings findings, int at, Step step, Report before, Report after) {

    void right(CloneSituation situation) {
        findings.right(situation);
    }

    void wrong(CloneAspect aspect, Supplier<String> expected, Supplier<String> seen) {
        findings.wrong(aspect, at, expected, seen);
    }

    void compare(boolean right, CloneSituation situation, Supplier<String> expected, Supplier<String> seen) {
        findings.compare(right, situation, at, expected, seen);
    }

    int word(int number) {
        return after.words().get(number);
    }

    /** List the words whose contents are not these. */
    List<Integer> wordsUnlike(List<Integer> wanted) {
        return IntStream.range(0, wanted.size())
                .filter(number -> !wanted.get(number).equals(after.words().get(number)))
                .boxed()
                .toList();
    }

    List<Integer> changedWords() {
        return wordsUnlike(before.words());
    }
}
