/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.Arrays;
import java.util.List;
import org.uklab.exercises.Check;
import org.uklab.exercises.internal.judging.TrialsFuzzContract;

class AssignJudgeFuzzTest extends TrialsFuzzContract {
    private static final List<Check> CHECKS = Arrays.stream(AssignAspect.values())
            .map(aspect -> new Check(aspect.id(), aspect.id(), 1))
            .toList();

    AssignJudgeFuzzTest() {
        super(new AssignJudge(CHECKS, 2), CHECKS.stream().map(Check::id).toList());
    }

    @Override
    protected List<byte[]> right(long seed) {
        return SimulatedAgent.perform(ScenarioDraw.of(seed, 2), new Solution());
    }

    /** Waking and blocking are no student's work. */
    @Override
    protected int nobodysAtTheEnd() {
        return 6;
    }
}
