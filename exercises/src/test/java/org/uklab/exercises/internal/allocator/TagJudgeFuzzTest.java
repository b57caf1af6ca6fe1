/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.util.Arrays;
import java.util.List;
import org.uklab.exercises.Check;
import org.uklab.exercises.internal.judging.TrialsFuzzContract;

class TagJudgeFuzzTest extends TrialsFuzzContract {
    private static final List<Check> CHECKS = Arrays.stream(TagAspect.values())
            .map(aspect -> new Check(aspect.id(), aspect.id(), 1))
            .toList();

    TagJudgeFuzzTest() {
        super(new TagJudge(CHECKS, 2), CHECKS.stream().map(Check::id).toList());
    }

    @Override
    protected List<byte[]> right(long seed) {
        return SimulatedAgent.perform(ScenarioDraw.of(seed, 2), new Solution(), seed);
    }

    /** Waking and blocking are no student's work, and may be the last few steps. */
    @Override
    protected int nobodysAtTheEnd() {
        return 6;
    }
}
