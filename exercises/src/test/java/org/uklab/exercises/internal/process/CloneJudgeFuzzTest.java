/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.Arrays;
import java.util.List;
import org.uklab.exercises.Check;
import org.uklab.exercises.internal.judging.TrialsFuzzContract;

class CloneJudgeFuzzTest extends TrialsFuzzContract {
    private static final List<Check> CHECKS = Arrays.stream(CloneAspect.values())
            .map(aspect -> new Check(aspect.id(), aspect.id(), 1))
            .toList();

    CloneJudgeFuzzTest() {
        super(new CloneJudge(CHECKS, 2), CHECKS.stream().map(Check::id).toList());
    }

    @Override
    protected List<byte[]> right(long seed) {
        return SimulatedAgent.perform(ScenarioDraw.of(seed, 2), Solution::new);
    }
}
