/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class ExitContractTest extends TrialsContract {

    ExitContractTest() {
        super(new ExitContract());
    }

    /** Perform steps with a thread made by create_fn0 and assigned, and give the answers to the last. */
    private static List<Answer> after(int dtor, Step... steps) {
        ExitModel model = new ExitModel();
        model.answers(Step.of(ExitContract.MAKE, 0, ExitContract.CREATE, dtor));
        model.answers(Step.of(ExitContract.ASSIGN, 0, 1));
        List<Answer> answers = new ArrayList<>();
        for (Step step : steps) {
            answers = model.answers(step);
        }
        return answers;
    }

    @Test
    void whoever_ends_itself_keeps_its_memory_until_it_is_collected() {
        List<Answer> ended = after(1, Step.of(ExitContract.EXIT, 0));
        assertThat(ended.get(ExitEvent.FREE_STACK.at).example()).isEqualTo(ExitEvent.NEVER);
        assertThat(ended.get(ExitEvent.YIELD.at).right().test(ExitEvent.NEVER)).isFalse();
        List<Answer> collected =
                after(1, Step.of(ExitContract.EXIT, 0), Step.of(ExitContract.GC, 1), Step.of(ExitContract.LOOK, 0));
        assertThat(collected.get(ExitEvent.FREE_STACK.at).right().test(ExitEvent.NEVER))
                .isFalse();
    }

    @Test
    void another_scheduler_collects_nobody() {
        List<Answer> answers = after(0, Step.of(ExitContract.EXIT, 0), Step.of(ExitContract.GC, 0));
        assertThat(answers.get(0).example()).isZero();
        assertThat(answers.get(0).about()).isEqualTo(ExitCases.NOBODY);
    }

    @Test
    void a_callback_has_to_come_before_the_flag_and_after_the_scheduler_let_go() {
        Answer term = after(1, Step.of(ExitContract.TERMINATE, 0)).get(ExitEvent.TERM.at);
        assertThat(term.right().test(ExitEvent.REMOVE.bit())).isTrue();
        assertThat(term.right().test(0)).isFalse();
        assertThat(term.right().test(ExitEvent.REMOVE.bit() | ExitEvent.EXITED)).isFalse();
        assertThat(term.right().test(ExitEvent.REMOVE.bit() | ExitEvent.SCHED)).isFalse();
        assertThat(term.expected())
                .isEqualTo(
                        "its termination callback: once, after REMOVE, before YIELD, GC, DTOR, FREE_TLS, FREE_STACK, "
                                + "FREE_STRUCT, while EXITED is not set yet, while t->sched is NULL");
    }

    @Test
    void an_event_is_said_with_what_came_before() {
        assertThat(ExitEvent.say(ExitEvent.AGAIN)).isEqualTo("more than once");
        assertThat(ExitEvent.say(ExitEvent.TERM.bit() | ExitEvent.EXITED))
                .isEqualTo("once, after TERM, while EXITED is set");
        assertThat(ExitEvent.DTOR
                        .once(ExitCases.DTOR_OTHER, Set.of(ExitEvent.TERM), Set.of(), 0, 0)
                        .words()
                        .apply(0))
                .isEqualTo("its dtor: once, after nothing, while EXITED is not set");
    }

    @Test
    void rounds_add_up() {
        List<Answer> answers = after(0, Step.of(ExitContract.REAL, 1, 2, 3, 1, 2));
        assertThat(answers.stream().map(Answer::example)).containsExactly(4L, 14L, 12L, 0L);
    }
}
