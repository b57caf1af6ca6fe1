/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class PriorityContractTest extends TrialsContract {

    PriorityContractTest() {
        super(new PriorityContract());
    }

    /** Perform steps, and give the answers to the last. */
    private static List<Answer> after(Step... steps) {
        PriorityModel model = new PriorityModel();
        List<Answer> answers = List.of();
        for (Step step : steps) {
            answers = model.answers(step);
        }
        return answers;
    }

    private static final Step YIELD = Step.of(PriorityContract.YIELD);

    private static Step add(int thread, int priority) {
        return Step.of(PriorityContract.ADD, thread, priority, PriorityContract.RUNNABLE);
    }

    @Test
    void the_most_urgent_runs_however_late_it_came() {
        List<Answer> answers = after(Step.of(PriorityContract.START, 0, 5), add(1, 4), add(2, 3), YIELD);
        assertThat(answers.get(1).example()).isEqualTo(2);
        assertThat(answers.get(1).about()).isEqualTo(PriorityCases.URGENT);
    }

    @Test
    void equals_take_turns() {
        List<Answer> answers = after(Step.of(PriorityContract.START, 0, 5), add(1, 5), add(2, 5), YIELD, YIELD, YIELD);
        assertThat(answers.get(1).example()).isZero();
        assertThat(answers.get(1).about()).isEqualTo(PriorityCases.BEHIND);
    }

    @Test
    void whoever_chooses_a_blocked_thread_fails_for_that_and_not_for_the_order() {
        List<Answer> answers = after(
                Step.of(PriorityContract.START, 0, 5), add(1, 4), add(2, 4), Step.of(PriorityContract.BLOCK, 1), YIELD);
        assertThat(answers.get(0).right().test(1)).isFalse();
        assertThat(answers.get(1).right().test(1)).isTrue();
        assertThat(answers.get(0).right().test(0)).isTrue();
        assertThat(answers.get(1).right().test(0)).isFalse();
    }

    @Test
    void sleepers_that_are_due_wake_in_the_order_of_their_times() {
        List<Answer> answers = after(
                Step.of(PriorityContract.START, 0, 5),
                add(1, 4),
                add(2, 4),
                Step.of(PriorityContract.SLEEP, 1, 60),
                Step.of(PriorityContract.SLEEP, 2, 20),
                Step.of(PriorityContract.PASS, 1),
                YIELD);
        assertThat(answers.get(1).example()).isEqualTo(2);
        assertThat(answers.get(1).about()).isEqualTo(PriorityCases.DUE_TOGETHER);
    }

    @Test
    void idle_halts_until_the_first_sleeper_is_due() {
        List<Answer> answers = after(
                Step.of(PriorityContract.START, 0, 5),
                add(1, 4),
                Step.of(PriorityContract.SLEEP, 1, 60),
                Step.of(PriorityContract.SLEEP, 0, 20),
                YIELD);
        assertThat(answers.get(1).example()).isEqualTo(PriorityBooks.IDLE);
        assertThat(answers.get(2).example()).isZero();
        assertThat(answers.get(2).words().apply(-1)).isEqualTo("idle halts: until somebody is woken");
    }

    @Test
    void real_threads_write_by_urgency_then_in_turns_then_as_their_pauses_end() {
        Step real = Step.of(PriorityContract.REAL, 3, 2, 3, 30, 20, 10, 2);
        assertThat(PriorityContract.order(real)).containsExactly(1, 1, 0, 2, 0, 2, 2, 1, 0);
        assertThat(after(real)).hasSize(11);
    }

    @Test
    void no_sleeper_is_due_by_accident() {
        for (long seed = 0; seed < 100; seed++) {
            for (List<Step> trial : new PriorityContract().trials(new Draw(seed), 4)) {
                assertThat(trial.stream().filter(step -> step.op() == PriorityContract.SLEEP))
                        .allMatch(step -> step.arg(1) >= 20);
            }
        }
    }
}
