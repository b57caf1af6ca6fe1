/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class LostWakeupContractTest extends TrialsContract {
    private static final LostWakeupContract CONTRACT = new LostWakeupContract();
    private static final int SOON = 50_000_000;
    private final Model model = CONTRACT.begin();

    LostWakeupContractTest() {
        super(CONTRACT);
    }

    private List<Long> perform(int op, long... args) {
        return model.answers(Step.of(op, args)).stream().map(Answer::example).toList();
    }

    @Test
    void who_waits_first_gets_one_first_and_what_is_left_is_for_the_next() {
        perform(1, 3, 0);
        perform(1, 1, 0);
        perform(2, 1, 0);
        assertThat(perform(5, 1000, 0)).containsExactly(1L << 3, 0L, 0L);
        perform(2, 3, 0);
        assertThat(perform(5, 1000, 0)).containsExactly(1L << 3 | 1L << 1, 0L, 2L);
        assertThat(perform(1, 0, 0)).containsExactly(1L);
        assertThat(perform(3)).containsExactly(1L);
        assertThat(perform(3)).as("none is left").containsExactly(0L);
    }

    @Test
    void who_is_terminated_gets_none_and_the_next_does() {
        perform(1, 0, 0);
        perform(1, 1, 0);
        perform(2, 1, 0);
        perform(4, 0);
        assertThat(perform(5, 1000, 0)).containsExactly(1L << 1, 0L, 0L);
    }

    @Test
    void whose_time_is_over_gets_none() {
        perform(1, 0, SOON);
        assertThat(perform(5, 2L * SOON, 0)).containsExactly(0L, 1L, 0L);
        perform(2, 1, 0);
        assertThat(perform(5, 1000, 0)).containsExactly(0L, 1L, 1L);
    }
}
