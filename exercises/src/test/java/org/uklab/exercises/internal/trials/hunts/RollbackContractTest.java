/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class RollbackContractTest extends TrialsContract {
    private static final RollbackContract CONTRACT = new RollbackContract();
    private final Model model = CONTRACT.begin();

    RollbackContractTest() {
        super(CONTRACT);
    }

    private String perform(int op, long... args) {
        return RollbackModel.words(model.answers(Step.of(op, args)).get(0).example());
    }

    @Test
    void whatever_comes_before_the_entry_that_fails_is_undone_in_reverse_order() {
        assertThat(perform(1, 0, 1, -5)).isEqualTo("[init of e0, init of e1, term of e0]");
        assertThat(perform(1, 0, 3, -5))
                .isEqualTo("[init of e0, init of e1, init of e2, init of e3, term of e2, term of e1, term of e0]");
        assertThat(perform(1, 0, 0, -5)).isEqualTo("[init of e0]");
    }

    @Test
    void entries_that_are_not_for_a_thread_are_passed() {
        assertThat(perform(1, 1, 2, -5)).isEqualTo("[init of e1, init of e2, term of e1]");
        assertThat(perform(1, 2, 4, -5)).isEqualTo("[init of e3, init of e4, term of e3]");
        assertThat(perform(1, 1, 6, -5)).as("it is not asked").isEqualTo("[init of e1, init of e2]");
        assertThat(perform(2)).isEqualTo("[term of e2, term of e1]");
    }

    @Test
    void an_entry_without_init_has_had_its_turn() {
        assertThat(perform(1, 0, 6, -5))
                .endsWith("init of e6, term of e5, term of e4, term of e3, term of e2, term of e1, term of e0]");
    }

    /** The fault skips the entry before the one that fails: there must be something to skip. */
    @Test
    void every_trial_begins_with_a_roll_back_that_shows_the_fault() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(CONTRACT.trials(new Draw(seed), 4)).allSatisfy(trial -> {
                Step first = trial.get(0);
                String calls = RollbackModel.words(
                        CONTRACT.begin().answers(first).get(0).example());
                int entry = first.arg(1);
                assertThat(calls).contains("init of e" + entry + ", term of e" + (entry - 1));
            });
        }
    }
}
