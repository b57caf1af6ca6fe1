/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class CloneFlagsContractTest extends TrialsContract {
    private static final long FLAGS = CloneFlags.LEAST | CloneFlags.Q;

    private final Model books = new CloneFlagsContract().begin();

    CloneFlagsContractTest() {
        super(new CloneFlagsContract());
    }

    private List<Long> answers(Step step) {
        return books.answers(step).stream().map(Answer::example).toList();
    }

    @Test
    void handlers_are_called_in_order_and_at_the_end_in_reverse_if_they_are_meant() {
        List<Long> begin = answers(CloneAttempt.with(FLAGS).step());
        List<Long> end = answers(Step.of(CloneFlagsBooks.END));

        assertThat(begin.subList(2, begin.size()))
                .containsExactly(5L, 0L, 1L, 0L, 2L, 0L, 3L, 0L, 0L, 0L, 0L, 0L, 4L, 0L, 5L, 0L);
        assertThat(end).containsExactly(1L, 0L, 5L, 0L, 0L, 5L, 0L, 4L, 0L, 0L, 0L, 3L, 0L, 0L, 0L, 2L, 0L, 1L);
    }

    @Test
    void a_handler_that_refuses_has_those_before_it_undone() {
        List<Long> seen = answers(CloneAttempt.with(FLAGS).refusedBy(5, -7).step());

        assertThat(seen.get(0)).isEqualTo(-7);
        assertThat(seen.subList(2, seen.size()))
                .containsExactly(7L, 0L, 1L, 7L, 2L, 6L, 3L, 0L, 0L, 5L, 0L, 0L, 4L, 0L, 0L, 0L);
    }

    @Test
    void what_is_wrong_first_decides() {
        long wrong = CloneFlags.THREAD | 1L << 62;

        assertThat(answers(CloneAttempt.with(wrong).onStack(CloneAttempt.NULL).step()))
                .startsWith(-22L, 0L, 0L);
        assertThat(answers(CloneAttempt.with(wrong).step())).startsWith(-95L, 0L, 0L);
        assertThat(answers(CloneAttempt.with(CloneFlags.THREAD).step())).startsWith(-22L, 0L, 0L);
    }

    @Test
    void a_clone_reads_like_a_sentence() {
        CloneAttempt attempt = CloneAttempt.with(CloneFlags.SIGHAND | CloneFlags.P | 1L << 50)
                .onStack(CloneAttempt.NULL)
                .refusedBy(2, -22);

        assertThat(attempt.words()).isEqualTo("clone with SIGHAND|P|bit 50 without VM, stack 0, h2 says -EINVAL");
    }
}
