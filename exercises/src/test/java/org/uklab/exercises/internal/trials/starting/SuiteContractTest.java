/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.starting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class SuiteContractTest extends TrialsContract {
    private final SuiteContract contract = new SuiteContract();

    SuiteContractTest() {
        super(new SuiteContract());
    }

    private List<Integer> order(long seed) {
        return contract.trials(new Draw(seed), 2).stream()
                .flatMap(List::stream)
                .map(step -> step.arg(0))
                .toList();
    }

    @Test
    void a_wrong_function_comes_first_so_that_a_suite_that_never_fails_shows_nothing() {
        for (List<Step> trial : contract.trials(new Draw(5), 2)) {
            assertThat(contract.begin().answers(trial.get(0)).get(0).example()).isOne();
        }
    }

    @Test
    void the_order_cannot_be_known_before() {
        Set<List<Integer>> orders = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            orders.add(order(seed).subList(0, 8));
        }
        assertThat(orders).hasSizeGreaterThan(40);
    }
}
