/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class WakeContractTest extends TrialsContract {
    private final Model model = new WakeContract().begin();

    WakeContractTest() {
        super(new WakeContract());
    }

    private List<Long> after(int op, long... args) {
        return model.answers(Step.of(op, args)).stream().map(Answer::example).toList();
    }

    @Test
    void a_scheduler_hears_of_a_runnable_thread_that_is_blocked() {
        after(WakeContract.GIVE, 1, 1, 5);

        assertThat(after(WakeContract.BLOCK, 1, 1))
                .containsExactly(1L, 0L, 0L, 1L, 1L, 1L, 1L, 1L, 0L, 1L, 0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void another_time_is_a_wake_and_a_block() {
        after(WakeContract.GIVE, 0, 1, 4);
        after(WakeContract.TIMEOUT, 0, 0, 5000);

        assertThat(after(WakeContract.TIMEOUT, 0, 0, 7000))
                .containsExactly(0L, 7000L, 0L, 0L, 2L, 2L, 0L, 4L, 0L, 1L, 1L, 0L, 0L, 7000L, 1L);
    }

    @Test
    void nobody_hears_of_a_thread_without_a_scheduler() {
        after(WakeContract.GIVE, 0, 0, 4);
        after(WakeContract.TIMEOUT, 0, 0, 5000);

        assertThat(after(WakeContract.TIMEOUT, 0, 0, 7000).get(4)).isZero();
        assertThat(after(WakeContract.WAKE, 0, 0)).startsWith(4L, 0L, 0L, 0L, 0L);
    }

    @Test
    void a_wakeup_time_may_be_as_late_as_the_call_looked_at_the_clock_but_never_early() {
        after(WakeContract.GIVE, 0, 1, 4);

        Answer time = model.answers(Step.of(WakeContract.TIMEOUT, 0, 0, 5000)).get(1);

        assertThat(time.right().test(4999)).isFalse();
        assertThat(time.right().test(5001)).isTrue();
        assertThat(time.right().test(5000 + 1_000_001)).isFalse();
    }

    @Test
    void sleepers_come_back_in_the_order_of_their_times() {
        after(WakeContract.START, 0, 300);
        after(WakeContract.START, 1, 100);
        after(WakeContract.START, 2, 0);

        assertThat(after(WakeContract.WAIT, 500)).containsExactly(2L, 1L, 0L, -1L);
        assertThat(after(WakeContract.ROUSE, 2)).containsExactly(1L, 2L, -1L, -1L);
    }
}
