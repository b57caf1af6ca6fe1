/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class TimeoutContractTest extends TrialsContract {
    private static final TimeoutContract CONTRACT = new TimeoutContract();
    private static final long SECOND = 1_000_000_000;

    TimeoutContractTest() {
        super(CONTRACT);
    }

    private static List<Answer> answers(Step step) {
        return CONTRACT.begin().answers(step);
    }

    /** Say what a kernel would answer that ignores seconds. */
    private static boolean shows(Step step) {
        if (step.op() == 2) {
            return !answers(step)
                    .get(0)
                    .right()
                    .test(step.args().get(1) < step.args().get(3) ? 0 : 1);
        }
        long ends = step.arg(0) == 0 ? step.args().get(2) : 0;
        return !answers(step).get(1).right().test(ends);
    }

    @Test
    void every_trial_begins_with_a_wait_that_shows_the_fault() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(CONTRACT.trials(new Draw(seed), 4)).allMatch(trial -> shows(trial.get(0)));
        }
    }

    @Test
    void a_wait_may_end_a_little_late_but_never_early() {
        Answer took = answers(Step.of(1, 0, 2, 500_000_000, 0, 7 * SECOND)).get(1);

        assertThat(took.right().test(2_500_000_000L)).isTrue();
        assertThat(took.right().test(2_510_000_000L)).isTrue();
        assertThat(took.right().test(2_499_999_999L)).isFalse();
        assertThat(took.right().test(500_000_000L)).isFalse();
        assertThat(took.expected()).isEqualTo("it took: 2.500 s");
    }

    @Test
    void what_is_no_time_is_refused_at_once_and_the_past_is_over_at_once() {
        assertThat(answers(Step.of(1, 0, 2, SECOND, 0, SECOND)))
                .extracting(Answer::example)
                .containsExactly(-22L, 0L);
        assertThat(answers(Step.of(1, 1, -1, 0, 0, SECOND)))
                .extracting(Answer::example)
                .containsExactly(-110L, 0L);
    }
}
