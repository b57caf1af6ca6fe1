/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class FutexRequeueContractTest extends TrialsContract {
    FutexRequeueContractTest() {
        super(new FutexRequeueContract());
    }

    private final FutexBooks books = new FutexBooks();

    private long result;
    private String back = "";

    private void perform(Step step) {
        List<Answer> answers = books.answers(step);
        result = answers.get(0).example();
        back = FutexBooks.waiters(answers.get(1).example());
    }

    private void waiting(int word, int then, int... waiters) {
        for (int waiter : waiters) {
            perform(FutexStep.wait(waiter, word, 0, then));
        }
    }

    private void requeue(int from, int to, int wake, int move) {
        perform(FutexStep.requeue(FutexStep.PLAIN, from, to, wake, move, 77, Optional.empty()));
    }

    @Test
    void the_first_are_woken_and_the_next_moved_behind_those_who_wait_already() {
        waiting(2, FutexStep.NO_WORD, 6);
        waiting(1, FutexStep.NO_WORD, 3, 0, 5, 4);

        requeue(1, 2, 1, 2);
        assertThat(result).isEqualTo(3);
        assertThat(back).isEqualTo("t3");

        perform(FutexStep.wake(2, 9, RequeueCase.MOVED));
        assertThat(back).isEqualTo("t6, t0, t5");
        perform(FutexStep.wake(1, 9, RequeueCase.STAY));
        assertThat(back).isEqualTo("t4");
    }

    @Test
    void a_broadcast_goes_from_one_to_the_next() {
        waiting(1, 2, 3, 0, 5);
        waiting(2, 2, 1);

        requeue(1, 2, 1, 1000);
        assertThat(back).isEqualTo("t3, t1, t0, t5");
    }

    @Test
    void from_a_word_to_itself_everybody_is_counted_and_stays() {
        waiting(1, FutexStep.NO_WORD, 3, 0, 5);

        requeue(1, 1, 1, 1000);
        assertThat(result).isEqualTo(3);
        perform(FutexStep.wake(1, 9, RequeueCase.SAME_THEN));
        assertThat(back).isEqualTo("t0, t5");
    }

    @Test
    void another_value_or_a_negative_number_changes_nothing() {
        waiting(1, FutexStep.NO_WORD, 3);
        perform(FutexStep.requeue(FutexStep.COMPARING, 1, 2, 1, 1, 77, Optional.empty()));
        assertThat(result).isEqualTo(-11);
        requeue(1, 2, 1, -1);
        assertThat(result).isEqualTo(-22);

        perform(FutexStep.wake(1, 9, RequeueCase.REFUSE_THEN));
        assertThat(back).isEqualTo("t3");
    }

    @Test
    void one_who_was_moved_can_run_out_of_time_or_end() {
        perform(FutexStep.wait(2, 1, 100, FutexStep.NO_WORD));
        waiting(1, FutexStep.NO_WORD, 3, 4);
        requeue(1, 2, 0, 3);

        perform(FutexStep.sleep(200, RequeueCase.TIME));
        assertThat(back).isEqualTo("t2 (out of time)");
        perform(FutexStep.end(3));
        perform(FutexStep.wake(2, 9, RequeueCase.ENDED));
        assertThat(back).isEqualTo("t4");
    }

    @Test
    void steps_are_said_in_words() {
        assertThat(FutexStep.words(FutexStep.wait(2, 1, 100, 3)))
                .isEqualTo("t2 waits for w1, 100 ms at most, then wakes 1 of w3");
        assertThat(FutexStep.words(
                        FutexStep.requeue(FutexStep.COMPARING | FutexStep.PRIVATE, 1, 2, 3, 4, 77, Optional.empty())))
                .isEqualTo("if w1 is 77: requeue w1 to w2, wake 3, move 4");
    }
}
