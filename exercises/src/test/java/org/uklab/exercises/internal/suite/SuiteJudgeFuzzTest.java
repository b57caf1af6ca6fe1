/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.suite;

import java.util.List;
import org.uklab.exercises.internal.judging.JudgeFuzzContract;

class SuiteJudgeFuzzTest extends JudgeFuzzContract {
    SuiteJudgeFuzzTest() {
        super(new SuiteJudge(SimulatedSuite.CHECKS, SimulatedSuite.PLAN), List.of("add", "remove"));
    }

    @Override
    protected List<byte[]> right(long seed) {
        return SimulatedSuite.reports(seed, (name, index) -> true);
    }
}
